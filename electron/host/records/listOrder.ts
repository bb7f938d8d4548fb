/** Rows sorted together to find where one belongs: three rounds find its place among a million. */
const fan = 100

/** The rows of a list in order: their numbers, which records keep as long as they are there. */
export interface ListOrder {
  readonly size: number
  /** Numbers from one place to before another. */
  slice(from: number, to: number): number[]
  /** Place of a row, from 0; -1 when it is not there. */
  placeOf(row: number): number
  /** Takes a row out, if it is there. */
  remove(row: number): void
  /** Puts a row in; `sorted` gives some rows back in the order of the list. */
  insert(row: number, sorted: (rows: readonly number[]) => readonly number[]): void
}

/**
 * An order over rows that are in order already; 4 bytes a row, with room for some more. What lies behind the rows in
 * their buffer is taken for that room.
 */
export function createListOrder(rows: Int32Array<ArrayBuffer>): ListOrder {
  let size = rows.length
  let numbers = new Int32Array(rows.buffer, rows.byteOffset)

  const placeOf = (row: number) => {
    const at = numbers.indexOf(row)
    return at < size ? at : -1
  }

  /** How many rows stand before this one. */
  const rankOf = (row: number, sorted: (rows: readonly number[]) => readonly number[]): number => {
    let [low, high] = [0, size]
    while (low < high) {
      const step = Math.max(1, Math.ceil((high - low) / fan))
      const probes: number[] = []
      for (let at = low; at < high; at += step) probes.push(numbers[at]!)
      const before = sorted([...probes, row]).indexOf(row)
      if (before === 0) return low
      // It stands behind the last probe before it, and not behind the next one.
      const next = low + before * step
      low = low + (before - 1) * step + 1
      high = Math.min(high, next)
    }
    return low
  }

  return {
    get size() {
      return size
    },
    slice: (from, to) => [...numbers.subarray(from, Math.min(to, size))],
    placeOf,
    remove: (row) => {
      const at = placeOf(row)
      if (at < 0) return
      numbers.copyWithin(at, at + 1, size)
      size -= 1
    },
    insert: (row, sorted) => {
      const at = rankOf(row, sorted)
      if (size === numbers.length) {
        const larger = new Int32Array(size + spare(size))
        larger.set(numbers)
        numbers = larger
      }
      numbers.copyWithin(at + 1, at, size)
      numbers[at] = row
      size += 1
    },
  }
}

/** Room for rows that come later. */
export const spare = (size: number) => 64 + (size >> 6)
