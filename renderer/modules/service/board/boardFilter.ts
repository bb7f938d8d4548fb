import type { CaseState } from '../../../../shared/domain/caseWay.ts'
import type { Filter } from '../../../../shared/filter.ts'
import { leavesOut } from './leavesOut.ts'

/** Days for which a closed case stays on the board of a list that leaves closed ones out. */
export const closedDays = 30

const isBarred = (filter: Filter) =>
  'field' in filter && filter.field === 'state' && filter.op === 'noneOf'

/** What a list is filtered by, without the states that it leaves out: on a board each has its column. */
export function boardFilter(filter: Filter | null): Filter | null {
  if (filter === null || isBarred(filter)) return null
  if (!('all' in filter)) return filter
  const kept = filter.all.map(boardFilter).filter((each) => each !== null)
  return kept.length > 0 ? { all: kept } : null
}

/** Whether a column holds but what was closed lately: all of it is not what the list is of. */
export const isLately = (filter: Filter | null, state: CaseState): boolean =>
  state === 'closed' && leavesOut(filter, state) && !leavesOut(boardFilter(filter), state)

/** What stands in a column. */
export function columnFilter(filter: Filter | null, state: CaseState): Filter {
  const asked = boardFilter(filter)
  const here: Filter = { field: 'state', op: 'oneOf', value: [state] }
  const lately: Filter = { field: 'closedAt', op: 'lastDays', value: closedDays }
  const own = isLately(filter, state) ? [here, lately] : [here]
  return { all: asked ? [asked, ...own] : own }
}
