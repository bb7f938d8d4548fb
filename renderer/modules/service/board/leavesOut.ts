import type { CaseState } from '../../../../shared/domain/caseWay.ts'
import type { Filter } from '../../../../shared/filter.ts'

/** Whether a filter says itself that no case of a state answers it. */
export function leavesOut(filter: Filter | null, state: CaseState): boolean {
  if (filter === null) return false
  if ('all' in filter) return filter.all.some((each) => leavesOut(each, state))
  if ('any' in filter) return filter.any.every((each) => leavesOut(each, state))
  if (!('field' in filter) || filter.field !== 'state' || !Array.isArray(filter.value)) return false
  const named = (filter.value as readonly unknown[]).includes(state)
  return filter.op === 'noneOf' ? named : filter.op === 'oneOf' && !named
}
