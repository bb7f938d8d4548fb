import { dictionaries } from '../../../../shared/dictionaries.ts'
import type { CaseState, CaseTransition } from '../../../../shared/domain/caseWay.ts'

export type BoardMove = 'up' | 'down' | 'left' | 'right' | 'first' | 'last'

/** The card that an arrow leads to from another; columns without a card are passed over. */
export function boardPlace(
  columns: readonly (readonly string[])[],
  from: string,
  move: BoardMove,
): string | undefined {
  const at = columns.findIndex((column) => column.includes(from))
  const column = columns[at]
  if (!column) return undefined
  const place = column.indexOf(from)
  if (move === 'up') return column[place - 1]
  if (move === 'down') return column[place + 1]
  if (move === 'first') return column[0]
  if (move === 'last') return column.at(-1)
  const aside = move === 'right' ? columns.slice(at + 1) : columns.slice(0, at).toReversed()
  const next = aside.find(({ length }) => length > 0)
  return next?.[Math.min(place, next.length - 1)]
}

const order: readonly CaseState[] = dictionaries.caseState.codes

/** The step that leads to the nearest column on one side. */
export function stepToward<T extends Pick<CaseTransition, 'to'>>(
  steps: readonly T[],
  from: CaseState,
  side: 'left' | 'right',
): T | undefined {
  const far = ({ to }: T) => (order.indexOf(to) - order.indexOf(from)) * (side === 'right' ? 1 : -1)
  return steps.filter((step) => far(step) > 0).sort((a, b) => far(a) - far(b))[0]
}
