import type { AnyValues } from '../../../shared/entity.ts'
import type { CaseTransition } from '../../../shared/domain/caseWay.ts'
import type { WayStep } from '../service/caseData.ts'

/** What has to be written so that a way is another one again. */
export interface WayReset {
  readonly changes: readonly { readonly id: string; readonly values: AnyValues }[]
  readonly creates: readonly AnyValues[]
  readonly removes: readonly string[]
  readonly isNothing: boolean
}

type Kept = Pick<
  WayStep,
  'id' | 'label' | 'from' | 'to' | 'role' | 'asksReason' | 'onlyReplies' | 'position'
>

/** Steps of the office's that lead from where to where one that ships does become that one; the others go. */
export function resetWay(way: readonly Kept[], shipped: readonly CaseTransition[]): WayReset {
  const twin = (a: CaseTransition) => (b: CaseTransition) => a.from === b.from && a.to === b.to
  const wanted = shipped.map((step) => ({
    ...step,
    label: null,
    onlyReplies: step.onlyReplies ?? null,
  }))
  const changes = wanted.flatMap((step, position) => {
    const own = way.find(twin(step))
    if (!own) return []
    const values: AnyValues = {
      ...(own.label !== null && { label: null }),
      ...(own.role !== step.role && { role: step.role }),
      ...(own.asksReason !== step.asksReason && { asksReason: step.asksReason }),
      ...((own.onlyReplies ?? false) !== (step.onlyReplies ?? false) && {
        onlyReplies: step.onlyReplies,
      }),
      ...(isOutOfPlace(way, wanted, own) && { position }),
    }
    return Object.keys(values).length > 0 ? [{ id: own.id, values }] : []
  })
  const creates = wanted.flatMap((step, position) =>
    way.some(twin(step)) ? [] : [{ ...step, position }],
  )
  const removes = way.filter((own) => !wanted.some(twin(own))).map(({ id }) => id)
  return {
    changes,
    creates,
    removes,
    isNothing: changes.length + creates.length + removes.length === 0,
  }
}

/** Whether the steps from its state stand in another order than those that ship. */
function isOutOfPlace(
  way: readonly Kept[],
  shipped: readonly CaseTransition[],
  { from }: Kept,
): boolean {
  const order = (steps: readonly CaseTransition[]) =>
    steps.filter((step) => step.from === from).map(({ to }) => to)
  return order(way).join() !== order(shipped).join()
}
