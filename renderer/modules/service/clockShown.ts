import type { CaseDue } from '../../../shared/domain/caseClock.ts'
import { isDone, type CaseState } from '../../../shared/domain/caseWay.ts'
import type { DueCounting } from '../../../shared/domain/serviceTarget.ts'
import type { WorkingTime } from '../../../shared/domain/workingTime.ts'
import type { SomeRow } from '../../../shared/entity.ts'

/** Fields of a case that its clock is told from. */
export const clockFields = [
  'state',
  'waitingSince',
  'dueAt',
  'dueFor',
  'dueWithin',
  'dueCounting',
] as const

/** What the clock of a case shows: what is due and how much time is left, or why nothing is. */
export type ClockShown =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'solved' }
  | { readonly kind: 'none' }
  | {
      readonly kind: 'running'
      readonly dueFor: CaseDue
      /** UTC milliseconds. */
      readonly dueAt: number
      /** Minutes that are left, or by which it is over, in the time of its target. */
      readonly minutes: number
      /** Minutes of a day in that time. */
      readonly dayMinutes: number
      /** Share of the time that is used, 0 to 1. */
      readonly used: number
      readonly tone: 'calm' | 'today' | 'over'
    }

/** How time passes in the office. */
export interface OfficeTime {
  readonly times: Readonly<Record<DueCounting, WorkingTime>>
  /** Minutes of a usual day. */
  readonly dayMinutes: number
  /** The day that a moment falls on where the office is. */
  readonly dayOf: (at: number) => string
}

/** Reads the clock of a case at a moment. */
export function clockShown(row: SomeRow, office: OfficeTime, now: number): ClockShown {
  const state = row['state'] as CaseState | undefined
  if (state === 'solved') return { kind: 'solved' }
  if (state && isDone(state)) return { kind: 'none' }
  if (row['waitingSince'] != null) return { kind: 'waiting' }
  const { dueAt, dueFor, dueWithin, dueCounting } = row
  if (typeof dueAt !== 'number' || typeof dueWithin !== 'number') return { kind: 'none' }
  const counting = dueCounting as DueCounting
  const time = office.times[counting]
  const isOver = now >= dueAt
  const passing = isOver ? time.between(dueAt, now) : time.between(now, dueAt)
  const minutes = Math.floor(passing / 60_000)
  const all = dueWithin / 60
  return {
    kind: 'running',
    dueFor: dueFor as CaseDue,
    dueAt,
    minutes,
    dayMinutes: counting === 'workingHours' ? office.dayMinutes : 1440,
    used: isOver ? 1 : Math.min(1, Math.max(0, 1 - minutes / Math.max(1, all))),
    tone: isOver ? 'over' : office.dayOf(dueAt) === office.dayOf(now) ? 'today' : 'calm',
  }
}

/** Minutes as days and hours: whole days first, then hours and minutes as a clock has them. */
export function dayParts(
  minutes: number,
  dayMinutes: number,
): { readonly days: number; readonly clock: string } {
  const days = dayMinutes > 0 ? Math.floor(minutes / dayMinutes) : 0
  const rest = minutes - days * dayMinutes
  return { days, clock: `${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, '0')}` }
}
