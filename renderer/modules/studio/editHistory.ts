/** Steps that can be taken back at the most. */
const mostSteps = 200

/** Something that is edited, with what it was before and what was taken back. */
export interface EditHistory<T> {
  readonly now: T
  readonly past: readonly T[]
  readonly future: readonly T[]
  /** What the last step was about: a step about the same joins it. */
  readonly about: string | null
}

export const beginHistory = <T>(now: T): EditHistory<T> => ({
  now,
  past: [],
  future: [],
  about: null,
})

/** Takes a step. One that is about the same as the step before, like the moves of one drag, becomes one with it. */
export function stepTo<T>(
  history: EditHistory<T>,
  now: T,
  about: string | null = null,
): EditHistory<T> {
  if (now === history.now) return history
  const joins = about !== null && about === history.about
  const past = joins ? history.past : [...history.past, history.now].slice(-mostSteps)
  return { now, past, future: [], about }
}

/** What comes next is a step of its own. */
export const endStep = <T>(history: EditHistory<T>): EditHistory<T> => ({ ...history, about: null })

export function stepBack<T>(history: EditHistory<T>): EditHistory<T> {
  const { now, past, future } = history
  if (past.length === 0) return history
  return { now: past.at(-1)!, past: past.slice(0, -1), future: [now, ...future], about: null }
}

export function stepForward<T>(history: EditHistory<T>): EditHistory<T> {
  const { now, past, future } = history
  if (future.length === 0) return history
  return { now: future[0]!, past: [...past, now], future: future.slice(1), about: null }
}
