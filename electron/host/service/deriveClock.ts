import type { AnyValues } from '../../../shared/entity.ts'
import { isDone, reopens, type CaseState } from '../../../shared/domain/caseWay.ts'
import { caseClock, type CaseClock } from '../../../shared/domain/caseClock.ts'
import {
  alertMoments,
  shippedEscalation,
  type AlertMoment,
  type EscalationPlan,
  type OfficePeople,
} from '../../../shared/domain/caseEscalation.ts'
import {
  targetFor,
  type DueCounting,
  type ServiceTarget,
} from '../../../shared/domain/serviceTarget.ts'
import { entities } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
import { template } from '../database/template.ts'
import type { Change } from '../rules/rule.ts'
import { readSetting } from '../settings.ts'
import { standstillsOf } from './caseWaits.ts'
import { officePeople } from './officePeople.ts'
import { officeTimes } from './officeTimes.ts'
import { untoldAlerts } from './untoldAlerts.ts'

/** What is asked of a case to tell its clocks. */
const heldBy = template(({ id }: { id: string }) =>
  query
    .selectFrom('serviceCase')
    .leftJoin('customer', 'customer.id', 'serviceCase.customer')
    .select([
      'serviceCase.number',
      'serviceCase.kind',
      'serviceCase.severity',
      'serviceCase.state',
      'serviceCase.owner',
      'serviceCase.department',
      'serviceCase.receivedAt',
      'serviceCase.answeredAt',
      'serviceCase.solvedAt',
      'serviceCase.reopened',
      'serviceCase.waitingSince',
      'serviceCase.deletedAt',
      'serviceCase.answerDueAt',
      'serviceCase.solveDueAt',
      'serviceCase.dueAt',
      'serviceCase.dueFor',
      'serviceCase.dueFrom',
      'serviceCase.dueWithin',
      'serviceCase.dueCounting',
      'serviceCase.alertAt',
      'serviceCase.late',
      'serviceCase.escalation',
      'customer.level',
    ])
    .where('serviceCase.id', '=', id),
)
const stepsOf = template(({ id }: { id: string }) =>
  query
    .selectFrom('caseStep')
    .select(['from', 'to', 'at'])
    .where('case', '=', id)
    .where('deletedAt', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('rowid', 'desc'),
)

/** What the clocks of all cases hang on; read once where many are told. */
export interface ClockDesk {
  readonly times: ReturnType<typeof officeTimes>
  readonly targets: readonly ServiceTarget[]
  readonly plan: EscalationPlan
  /** Asked where somebody is to be told. */
  readonly people: () => OfficePeople
}

export function clockDesk(reading: Reading): ClockDesk {
  let people: OfficePeople | undefined
  return {
    times: officeTimes(reading),
    targets: targetsOf(reading),
    plan: readSetting(reading, 'caseEscalation') ?? shippedEscalation,
    people: () => (people ??= officePeople(reading)),
  }
}

/** Everything that is told of the time of one case. */
export interface ToldClock {
  readonly number: string
  readonly owner: string | null
  readonly department: string | null
  /** Solved, closed or deleted. */
  readonly isOver: boolean
  readonly clock: CaseClock
  readonly counting: DueCounting | null
  /** When whom is told, the earliest first; nobody of a case that is over. */
  readonly moments: readonly AlertMoment[]
  /** What is written down of all this. */
  readonly written: AnyValues
}

/** Works out what the clocks of a case say by the targets and the hours as they are now; undefined where it is gone. */
export function tellClock(
  reading: Reading,
  id: string,
  { times, targets, plan }: ClockDesk = clockDesk(reading),
): ToldClock | undefined {
  const held = reading.first(heldBy({ id }))
  if (!held) return undefined
  const target = targetFor(targets, { ...held, level: held.level ?? null })
  const time = times[target?.counting ?? 'clock']
  const waits = standstillsOf(reading, id)
  const reopenedAt = held.reopened ? lastReopening(reading, id) : null
  const clock = caseClock({ ...held, reopenedAt, waits }, target, time)
  const isOver = isDone(held.state as CaseState) || held.deletedAt !== null
  return {
    number: held.number ?? '–',
    owner: held.owner,
    department: held.department,
    isOver,
    clock,
    counting: target?.counting ?? null,
    moments: isOver
      ? []
      : alertMoments(clock, waits, plan, { target: time, working: times.workingHours }),
    written: { ...held, late: held.late === 1 ? true : null },
  }
}

/**
 * Writes down what the clocks of a case say, where that is not what stands there. When one that is over was due stays;
 * the step that ends it counts once more, with the wait that ends with it.
 */
export function deriveClock(
  { tx, derive }: Pick<Change, 'tx' | 'derive'>,
  id: string,
  { desk = clockDesk(tx), ends = false }: { desk?: ClockDesk; ends?: boolean } = {},
): void {
  const told = tellClock(tx, id, desk)
  if (!told) return
  const { clock, counting, moments, isOver, written } = told
  const wasDue = isOver && !ends && (written.answerDueAt !== null || written.solveDueAt !== null)
  const untold = untoldAlerts(tx, id, told, desk.people, tx.now)
  const { answerDueAt, solveDueAt, ...next } = clock
  const values: AnyValues = {
    ...(!wasDue && { answerDueAt, solveDueAt }),
    ...next,
    dueCounting: next.dueAt === null ? null : counting,
    late: isLate(next, tx.now),
    alertAt: (untold[0] ?? moments.find(({ at }) => at > tx.now))?.at ?? null,
  }
  if (Object.keys(values).some((name) => values[name] !== written[name])) {
    derive(entities.serviceCase, id, values)
  }
}

/** Whether what is due next was due by now. */
export const isLate = ({ dueAt }: Pick<CaseClock, 'dueAt'>, now: number): true | null =>
  dueAt !== null && dueAt <= now ? true : null

/** The targets of the office, in their order. */
const targetsOf = (reading: Reading): readonly ServiceTarget[] =>
  reading.all(
    query
      .selectFrom('serviceTarget')
      .select(['kind', 'severity', 'level', 'answerWithin', 'solveWithin', 'counting'])
      .where('deletedAt', 'is', null)
      .orderBy('position')
      .orderBy('rowid'),
  ) as readonly ServiceTarget[]

function lastReopening(reading: Reading, id: string): number | null {
  const steps = reading.all(stepsOf({ id })) as {
    from: CaseState | null
    to: CaseState
    at: number
  }[]
  return steps.find(reopens)?.at ?? null
}
