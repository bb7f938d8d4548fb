import type { ChoiceOf } from '../dictionaries.ts'
import type { ServiceTarget } from './serviceTarget.ts'
import type { WorkingTime } from './workingTime.ts'

export type CaseDue = ChoiceOf<'caseDue'>

/** A stretch in which a case waited for its customer, UTC milliseconds. */
export interface Wait {
  readonly from: number
  readonly to: number
}

/** What the clocks of a case are told from; moments are UTC milliseconds. */
export interface ClockedCase {
  readonly receivedAt: number
  readonly answeredAt: number | null
  readonly solvedAt: number | null
  /** When it was last opened again. */
  readonly reopenedAt: number | null
  /** Since when it waits for the customer; null while it is the office's turn. */
  readonly waitingSince: number | null
  /** Waits that have ended. */
  readonly waits: readonly Wait[]
}

/** When a case is due, and which clock runs now: none while it waits, and after it was solved. */
export interface CaseClock {
  readonly answerDueAt: number | null
  readonly solveDueAt: number | null
  /** The next of the two. */
  readonly dueAt: number | null
  readonly dueFor: CaseDue | null
  /** Since when the clock runs that is due next. */
  readonly dueFrom: number | null
  /** How long it runs in all, seconds. */
  readonly dueWithin: number | null
}

const second = 1000

/**
 * The moment at which a clock that was started at `start` has run for so many milliseconds, standing still in every
 * wait; null when ten years do not hold it. What is over before a wait begins no wait makes undone.
 */
export function dueAfter(
  time: WorkingTime,
  start: number,
  duration: number,
  waits: readonly Wait[],
): number | null {
  let [from, left] = [start, duration]
  for (const wait of waits.toSorted((a, b) => a.from - b.from)) {
    if (wait.to <= from) continue
    const ran = time.between(from, wait.from)
    if (ran >= left && wait.from > from) break
    left -= ran
    from = wait.to
  }
  return time.after(from, left)
}

/** The clocks of a case by its target, in the time that the target counts. Without a target nothing is due. */
export function caseClock(
  held: ClockedCase,
  target: Pick<ServiceTarget, 'answerWithin' | 'solveWithin'> | undefined,
  time: WorkingTime,
): CaseClock {
  const { receivedAt, answeredAt, solvedAt, reopenedAt, waitingSince, waits } = held
  const due = (start: number, within: number | null | undefined, until: number | null) =>
    within == null
      ? null
      : dueAfter(
          time,
          start,
          within * second,
          until === null ? waits : waits.filter(({ from }) => from < until),
        )
  const solveFrom = Math.max(receivedAt, reopenedAt ?? receivedAt)
  const answer = {
    dueAt: due(receivedAt, target?.answerWithin, answeredAt),
    dueFor: 'answer' as const,
    dueFrom: receivedAt,
    dueWithin: target?.answerWithin ?? null,
  }
  const solve = {
    dueAt: due(solveFrom, target?.solveWithin, solvedAt),
    dueFor: 'solve' as const,
    dueFrom: solveFrom,
    dueWithin: target?.solveWithin ?? null,
  }
  const running =
    solvedAt !== null || waitingSince !== null
      ? []
      : [...(answeredAt === null ? [answer] : []), solve].filter(({ dueAt }) => dueAt !== null)
  const [next] = running.toSorted((a, b) => a.dueAt! - b.dueAt!)
  return {
    answerDueAt: answer.dueAt,
    solveDueAt: solve.dueAt,
    ...(next ?? { dueAt: null, dueFor: null, dueFrom: null, dueWithin: null }),
  }
}
