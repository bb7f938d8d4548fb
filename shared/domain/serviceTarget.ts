import type { ChoiceOf } from '../dictionaries.ts'

export type DueCounting = ChoiceOf<'dueCounting'>

/** Which cases a target is for; what is null fits any. */
export interface TargetConditions {
  readonly kind: string | null
  readonly severity: string | null
  /** Level of the customer. */
  readonly level: string | null
}

/** How soon cases are to be answered and solved, seconds; null is never due. */
export interface ServiceTarget extends TargetConditions {
  readonly answerWithin: number | null
  readonly solveWithin: number | null
  readonly counting: DueCounting
}

const conditions = ['kind', 'severity', 'level'] as const

/**
 * The target of a case: of those that fit it the one that says most. Of two that say as much the one that names the
 * kind comes first, then the one that names the severity; of two that say the same, the one that stands first.
 */
export function targetFor<T extends TargetConditions>(
  targets: readonly T[],
  held: TargetConditions,
): T | undefined {
  const weight = (target: T) => {
    const named = conditions.map((name) => (target[name] === null ? 0 : 1))
    const [kind = 0, severity = 0, level = 0] = named
    return (kind + severity + level) * 8 + kind * 4 + severity * 2 + level
  }
  return targets
    .filter((target) => conditions.every((name) => (target[name] ?? held[name]) === held[name]))
    .reduce<T | undefined>(
      (best, target) => (best && weight(best) >= weight(target) ? best : target),
      undefined,
    )
}
