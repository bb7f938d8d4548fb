import type { AnyRow } from '../../../shared/entity.ts'
import { dayOf } from '../../../shared/fields/date.ts'
import { shortDay } from '../../days.ts'
import { locale, t } from '../../words.ts'

/** One of the two promises of a case in words: by when it is due, or whether it was kept. */
export interface PromiseLine {
  readonly key: 'answer' | 'solve'
  readonly words: string
  readonly broken: boolean
}

/** A moment as it stands in a line: the day, without the year while it is this one, and the time. */
export function shortMoment(at: number, now: number): string {
  const time = new Intl.DateTimeFormat(locale.value, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
  return dayOf(at) === dayOf(now) ? time : `${shortDay(dayOf(at), now)} ${time}`
}

/** By when a case is to be answered and solved, and whether it was; what is never due is not said. */
export function promisesOf(row: AnyRow, now: number): PromiseLine[] {
  const line = (key: 'answer' | 'solve', dueAt: unknown, doneAt: unknown): PromiseLine[] => {
    if (typeof dueAt !== 'number') return []
    const done = key === 'answer' ? 'answered' : 'solved'
    if (typeof doneAt !== 'number') {
      const broken = dueAt <= now
      // A clock that stands still is due at no moment that could be said.
      if (row['waitingSince'] !== null && !broken) return []
      const words = t(`service.clock.${key}By`, { at: shortMoment(dueAt, now) })
      return [{ key, words, broken }]
    }
    return doneAt <= dueAt
      ? [{ key, words: t(`service.clock.${done}InTime`), broken: false }]
      : [
          {
            key,
            words: t(`service.clock.${done}Late`, { at: shortMoment(doneAt, now) }),
            broken: true,
          },
        ]
  }
  return [
    ...line('answer', row['answerDueAt'], row['answeredAt']),
    ...line('solve', row['solveDueAt'], row['solvedAt']),
  ]
}
