import { v5 } from 'uuid'
import type { ChoiceOf } from '../../../shared/dictionaries.ts'
import {
  isOpenIn,
  shippedWay,
  stepRefusal,
  type CaseKind,
  type CaseState,
} from '../../../shared/domain/caseWay.ts'
import type { AnyRow, AnyValues } from '../../../shared/entity.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
import type { Transaction } from '../records/changeLog.ts'
import { sameValue } from '../records/rows.ts'
import { gradeByHand } from '../service/satisfaction.ts'
import { waitedFor, waitStart } from '../service/caseWaits.ts'
import { deriveClock } from '../service/deriveClock.ts'
import { followUpClosed } from '../service/followUpClosed.ts'
import { giveNumber, numberIsTaken } from '../service/giveNumber.ts'
import { newestStep } from '../service/newestStep.ts'
import { customerOfContact } from './interaction.ts'
import type { Change, Rule } from './rule.ts'

/** Namespace of the ids of steps. */
const stepSpace = '0c9f1d54-1c43-4a8e-8d55-54b1d40fbb3a'

/**
 * A case gets a number, goes the office's way and no other, and keeps what its state does not open. Whoever takes a step
 * back goes the same way in reverse, and nothing of it is written down as a step.
 */
export const serviceCase: Rule = {
  prepare: ({ tx, before, values }) => {
    const added = {
      ...customerOfContact(tx, values, before),
      ...numberOf(tx, before, values),
      ...gradeByHand(tx, 'case', before, values),
    }
    demandReceived(tx, before, values)
    if (!before) {
      demandStart(tx, values)
      return added
    }
    if (tx.act.source === 'undo') demandNewestUndone(tx, before, values)
    // The sample lets go of what is the office's own, and customers that are merged take theirs along, closed cases included.
    if (['undo', 'sample', 'merge'].includes(tx.act.source)) return added
    // What waited when the case was open is decided on after it too.
    if (tx.act.source !== 'consent') demandOpenFields(before, values)
    return { ...added, ...waitValues(tx, before, values), ...stepValues(tx, before, values) }
  },

  follow: (change) => {
    const { tx, kind, before, after } = change
    if (kind === 'create' && after.state !== 'received') writeStep(change, null)
    if (kind === 'create' || kind === 'restore') deriveClock(change, after.id)
    if (kind !== 'update' || !before) return
    const steps = before.state !== after.state && tx.act.source !== 'undo'
    if (steps) {
      writeStep(change, before.state as CaseState)
      if (after.state === 'closed') followUpClosed(change)
    }
    if (before.waitingSince !== after.waitingSince) {
      change.derive(entities.serviceCase, after.id, { waitedMinutes: waitedMinutes(tx, after.id) })
    }
    // A step that is written sets the clock itself.
    if (!steps && movesClock(before, after)) deriveClock(change, after.id)
  },
}

/** What a change of sets the clocks of a case anew; those of one that is over stay as they were. */
const clocked = [
  'state',
  'kind',
  'severity',
  'customer',
  'receivedAt',
  'waitingSince',
  'owner',
  'department',
]

const movesClock = (before: AnyRow, after: AnyRow) =>
  clocked.some((name) => before[name] !== after[name])

/** The number that a case gets, or a refusal of one that another case has. */
function numberOf(tx: Transaction, before: AnyRow | null, values: AnyValues): AnyValues {
  const { number } = values
  if (typeof number === 'string') {
    if (numberIsTaken(tx, number, before?.id))
      throw failure('invalid', problem('number', 'numberTaken'))
    return {}
  }
  if (!before) {
    const kind = values.kind as ChoiceOf<'caseKind'>
    return { number: giveNumber(tx, { kind, at: Number(values.receivedAt ?? tx.now) }) }
  }
  if (number === null && before.number !== null && tx.act.source !== 'undo') {
    throw failure('invalid', problem('number', 'required'))
  }
  return {}
}

/** What comes from elsewhere may be further on; everything else begins with being received. */
function demandStart({ act }: Transaction, { state }: AnyValues): void {
  const elsewhere =
    act.source === 'import' || act.source === 'sample' || act.actor.role === 'program'
  if (state !== 'received' && !elsewhere) {
    throw failure('invalid', problem('state', 'caseStartsReceived'))
  }
}

/** Nothing was received after tomorrow: a year that was mistyped would give it a number of that year, and time until then. */
function demandReceived(tx: Transaction, before: AnyRow | null, { receivedAt }: AnyValues): void {
  const isTold = tx.act.source === 'interface' || tx.act.source === 'import'
  if (!isTold || receivedAt === before?.receivedAt) return
  // Clocks of two computers may differ, time zones too.
  if (typeof receivedAt === 'number' && receivedAt > tx.now + 86_400_000) {
    throw failure('invalid', problem('receivedAt', 'notYetCome'))
  }
}

/** A case goes back only with its newest step: one that came to the same state again since is not brought out of it. */
function demandNewestUndone(tx: Transaction, before: AnyRow, { state }: AnyValues): void {
  if (state === undefined || state === before.state) return
  if (newestStep(tx, before.id)?.to !== before.state) return
  const again = tx.first(
    query
      .selectFrom('caseStep')
      .select('id')
      .where('case', '=', before.id)
      .where('from', '=', before.state as CaseState)
      .where('to', '=', state as CaseState)
      .where('deletedAt', 'is not', null),
  )
  if (!again) throw failure('invalid', problem('state', 'changedMeanwhile'))
}

function demandOpenFields(before: AnyRow, values: AnyValues): void {
  const state = before.state as CaseState
  const locked = Object.keys(values).filter(
    (name) => !isOpenIn(state, name) && !sameValue(before[name], values[name]),
  )
  if (locked.length > 0) {
    const key = state === 'closed' ? 'caseIsClosed' : 'caseIsSolved'
    throw failure('invalid', ...locked.map((name) => problem(name, key)))
  }
}

/** Refuses a step that is not on the way; one that is ends a wait, and gives a case without a handler to whoever takes it. */
function stepValues(tx: Transaction, before: AnyRow, values: AnyValues): AnyValues {
  const { state: to, stepReason: reason } = values
  if (to === undefined || to === before.state) return {}
  const { user, role } = tx.act.actor
  const walker = { role, handles: before.owner === null || before.owner === user }
  const kind = (values.kind ?? before.kind) as CaseKind
  const asked = { from: before.state as CaseState, to: to as CaseState, kind, reason }
  const refused = stepRefusal(wayOf(tx), asked, walker)
  if (refused) throw failure('invalid', problem(refused.field, refused.key))
  return {
    stepReason: typeof reason === 'string' ? reason : null,
    waitingSince: null,
    waitingFor: null,
    ...(before.owner === null && values.owner === undefined && { owner: user }),
  }
}

/** What the customer was asked for goes with the wait; one that begins is not dated back over what is over. */
function waitValues(
  tx: Transaction,
  before: AnyRow,
  { waitingSince: since }: AnyValues,
): AnyValues {
  if (since === null) return { waitingFor: null }
  if (typeof since !== 'number' || since === before.waitingSince) return {}
  if (tx.act.source === 'import') return {}
  const start = waitStart(tx, before, { since, now: tx.now })
  if (start === undefined) throw failure('invalid', problem('waitingSince', 'waitsTooSoon'))
  return { waitingSince: start }
}

/** The office's way; the one that ships where the office keeps none. */
function wayOf(reading: Reading) {
  const rows = reading.all(
    query
      .selectFrom('caseTransition')
      .select(['from', 'to', 'role', 'asksReason', 'onlyReplies'])
      .where('deletedAt', 'is', null)
      .orderBy('position'),
  )
  return rows.length > 0
    ? rows.map((row) => ({
        ...row,
        asksReason: row.asksReason === 1,
        onlyReplies: row.onlyReplies === 1,
      }))
    : shippedWay
}

function writeStep({ tx, after, create }: Change, from: CaseState | null): void {
  const at = from === null ? Number(after.receivedAt) : tx.now
  const id = v5(`${after.id} ${from} ${String(after.state)} ${tx.act.id} ${tx.now}`, stepSpace)
  create(entities.caseStep, id, {
    number: after.number,
    case: after.id,
    from,
    to: after.state,
    at,
    by: tx.act.actor.user,
    reason: after.stepReason,
  })
}

/** For how many minutes a case waited for its customer. */
function waitedMinutes(tx: Transaction, id: string): number | null {
  const waited = waitedFor(tx, id)
  return waited === null ? null : Math.round(waited / 60_000)
}
