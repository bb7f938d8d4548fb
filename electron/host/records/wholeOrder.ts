import {
  allInTurn,
  isEvery,
  newestRow,
  orderedRows,
  rowsInOrder,
  wantedRows,
  type AskedList,
  type ListDesk,
} from './listQueries.ts'

/** To put a row in its place costs as much as to walk past so many along the index of a sort. */
const walkedPast = 40

/**
 * The numbers of all rows of a list in order, in a buffer with room for so many at least where it is all there is. Where
 * an index leads along the sort and many are wanted, they are picked out of all as they come along it: to put millions in
 * order takes longer than to walk past the others.
 */
export function wholeOrder(desk: ListDesk, list: AskedList, room: number): Int32Array<ArrayBuffer> {
  const { reading } = desk
  const { entity } = list
  const all = allInTurn(desk, list)
  if (!all || isEvery(desk, list)) {
    return reading.manyNumbers(all ?? [orderedRows(desk, list)], room)
  }
  const rowid = `${entity.name}.rowid as rowid`
  const wanted = reading.manyNumbers([wantedRows(desk, list, { whole: true }).select(rowid)], 0)
  const newest = newestRow(reading, entity)
  if (wanted.length * walkedPast < newest) {
    return reading.manyNumbers([rowsInOrder(desk, list, [...wanted])], 0)
  }
  const isWanted = new Uint8Array(newest + 1)
  for (const row of wanted) isWanted[row] = 1
  return reading.manyNumbers(all, newest).filter((row) => isWanted[row])
}
