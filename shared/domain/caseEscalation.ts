import type { ChoiceOf } from '../dictionaries.ts'
import { dueAfter, type CaseClock, type Wait } from './caseClock.ts'
import type { WorkingTime } from './workingTime.ts'

export type AlertLevel = ChoiceOf<'caseAlertLevel'>

/** When whom is told that a case nears its limit, or is over it. */
export interface EscalationPlan {
  /** Share of the time after which the handler is warned, in percent; 100 warns nobody. */
  readonly warnAt: number
  /** Working time over the limit after which the head of the department is told, seconds. */
  readonly headAfter: number
  /** The same for administrators; never before the head. */
  readonly ownersAfter: number
}

export const shippedEscalation: EscalationPlan = {
  warnAt: 75,
  headAfter: 2 * 3600,
  ownersAfter: 8 * 3600,
}

/** A moment at which people of a level are told. */
export interface AlertMoment {
  readonly level: AlertLevel
  /** UTC milliseconds. */
  readonly at: number
}

/**
 * When whom is told of the clock that runs, the earliest first; nobody while none runs. The limit is counted in the time
 * of its target, what is over it in working hours: that is when somebody can do something about it.
 */
export function alertMoments(
  { dueAt, dueFrom, dueWithin }: CaseClock,
  waits: readonly Wait[],
  plan: EscalationPlan,
  times: { readonly target: WorkingTime; readonly working: WorkingTime },
): AlertMoment[] {
  if (dueAt === null || dueFrom === null || dueWithin === null) return []
  const over = (seconds: number) => dueAfter(times.working, dueAt, seconds * 1000, waits)
  const warning =
    plan.warnAt < 100 ? dueAfter(times.target, dueFrom, dueWithin * 10 * plan.warnAt, waits) : null
  return [
    { level: 'warning' as const, at: warning },
    { level: 'late' as const, at: dueAt },
    { level: 'head' as const, at: over(plan.headAfter) },
    { level: 'owners' as const, at: over(Math.max(plan.headAfter, plan.ownersAfter)) },
  ].filter((moment): moment is AlertMoment => moment.at !== null)
}

/** The people of an office, as far as it is asked whom a case is to be brought before. */
export interface OfficePeople {
  /** Those who can sign in. */
  readonly users: readonly {
    readonly id: string
    readonly role: 'administrator' | 'staff'
    readonly department: string | null
  }[]
  readonly departments: readonly {
    readonly id: string
    readonly parent: string | null
    readonly head: string | null
  }[]
}

/**
 * Whom a level means. The handler is told first; of a case that nobody handles the head of its department, or the
 * administrators. Heads are looked for upwards from the department of the case, or of its handler, and are never the
 * handler. Whoever can't sign in is told nothing.
 */
export function addressees(
  level: AlertLevel,
  held: { readonly owner: string | null; readonly department: string | null },
  { users, departments }: OfficePeople,
): readonly string[] {
  const people = new Map(users.map((user) => [user.id, user]))
  const handler = held.owner !== null && people.has(held.owner) ? held.owner : null
  const administrators = users
    .filter(({ id, role }) => role === 'administrator' && id !== handler)
    .map(({ id }) => id)
  const head = headAbove(
    held.department ?? (held.owner === null ? null : (people.get(held.owner)?.department ?? null)),
    departments,
    (id) => people.has(id) && id !== handler,
  )
  switch (level) {
    case 'warning':
    case 'late':
      return handler !== null ? [handler] : head !== null ? [head] : administrators
    case 'head':
      return head === null ? [] : [head]
    case 'owners':
      return administrators
  }
}

function headAbove(
  department: string | null,
  departments: OfficePeople['departments'],
  fits: (user: string) => boolean,
): string | null {
  const known = new Map(departments.map((each) => [each.id, each]))
  const seen = new Set<string>()
  for (let at = department; at !== null && !seen.has(at); at = known.get(at)?.parent ?? null) {
    seen.add(at)
    const head = known.get(at)?.head ?? null
    if (head !== null && fits(head)) return head
  }
  return null
}
