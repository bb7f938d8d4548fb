import { setTimeout as after } from 'node:timers/promises'
import { sql } from 'kysely'
import { entities } from '../../../shared/entities/registry.ts'
import type { AnyValues } from '../../../shared/entity.ts'
import { failureOf, type Failure } from '../../../shared/failure.ts'
import { anyQuery, query } from '../database/query.ts'
import type { Log } from '../log.ts'
import type { Office } from '../office.ts'
import type { Printing } from '../printing/printing.ts'
import type { Actor } from '../records/access.ts'
import { toRow, type StoredRow } from '../records/rows.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { readSetting } from '../settings.ts'
import { hasMoved, notePlace } from './sendingPlace.ts'
import { channelOf } from './channels.ts'
import type { Mailing } from './composeMessage.ts'
import { writeRecipient } from './deliverTo.ts'
import { sendAll, type Wait } from './sendAll.ts'
import { recipientsIn } from './waiting.ts'

export const systemWait: Wait = (milliseconds, signal) =>
  after(milliseconds, undefined, { signal, ref: false }).catch(() => undefined)

/** What sends mailings, one after the other from each account. */
export interface Outbox {
  /** Resolves when everything that is being sent now is out, or stopped. */
  settled(): Promise<void>
}

interface Parts {
  readonly secrets: Secrets
  readonly printing: Printing
  readonly log: Log
  readonly signal: AbortSignal
  readonly wait?: Wait | undefined
}

/**
 * Sends what waits in the queues of mailings that this install sends, at the pace of their accounts, from now on. What was on its
 * way when the program ended may have arrived: somebody says whether it is sent again.
 */
export function startOutbox(office: Office, parts: Parts): Outbox {
  const { log, signal } = parts
  const runs = new Map<string, Promise<void>>()
  const nextAt = new Map<string, number>()
  settleInterrupted(office)

  const look = () => {
    if (signal.aborted) return
    for (const { id } of sendingNow(office)) {
      if (runs.has(id)) continue
      const run = sendMailing(office, { ...parts, nextAt }, id)
        .catch((error: unknown) => {
          if (signal.aborted) return
          const known = failureOf(error)
          const trouble = known && troubleOf(known)
          if (!trouble && known?.kind !== 'gone') log.defect('outbox', 'sendMailing', error)
          pause(office, id, trouble ?? 'sendingDefect')
        })
        .then(
          () => runs.delete(id) && look(),
          // It can't even be paused: a full disk, or an office that is shut.
          async () => {
            runs.delete(id)
            await (parts.wait ?? systemWait)(60_000, signal)
            look()
          },
        )
        .then(() => undefined)
      runs.set(id, run)
    }
  }
  const unwatch = office.changed.watch((events) => {
    if (events.some(({ entity }) => entity === 'mailing')) look()
  })
  signal.addEventListener('abort', unwatch)
  look()
  return {
    settled: async () => {
      while (runs.size > 0) await Promise.all(runs.values())
    },
  }
}

/** What a message that can't even be written says of the mailing: key of a failure, which nothing fills there. */
function troubleOf({ kind, problems: [first] }: Failure): string | undefined {
  if (kind === 'forbidden') return 'senderMayNot'
  if (kind !== 'invalid' && kind !== 'notFound') return undefined
  const key = first?.key ?? ''
  if (key === 'wordUndecided') return 'letterUndecided'
  return key.startsWith('word') ? key : 'letterGone'
}

async function sendMailing(
  office: Office,
  {
    secrets,
    printing,
    log,
    signal,
    wait = systemWait,
    nextAt,
  }: Parts & { readonly nextAt: Map<string, number> },
  id: string,
): Promise<void> {
  const now = () => sendingNow(office).find((each) => each.id === id)
  const begun = now()
  if (!begun) return
  const channel = channelOf(office, secrets, begun)
  if (typeof channel === 'string') return pause(office, id, channel)
  const tell = (trouble: string | null) => settleMailing(office, id, { trouble }, program)
  try {
    const end = await sendAll({ office, printing, log }, channel, id, {
      now,
      tell,
      wait,
      signal,
      nextAt,
    })
    const mailing = now()
    if (end === 'stopped' || !mailing) return
    if (end === 'empty') finish(office, mailing)
    else pause(office, id, end.trouble)
  } finally {
    channel.close()
  }
}

/** Mailings that this install is sending. */
const sendingNow = (office: Office) => mailingsIn(office, ['sending']).filter(isSentBy(office))

const isSentBy = ({ reading }: Office) => {
  const install = readSetting(reading, 'install') ?? null
  return ({ sentFrom }: Mailing) => sentFrom === install
}

/** Mailings that stand so, whoever sends them. */
function mailingsIn({ reading }: Office, states: readonly Mailing['state'][]): Mailing[] {
  const rows = anyQuery
    .selectFrom('mailing')
    .selectAll()
    .where('state', 'in', states)
    .where('deletedAt', 'is', null)
    .orderBy('printedAt')
  return reading
    .all(rows)
    .map((stored) => toRow(entities.mailing, stored as StoredRow) as unknown as Mailing)
}

/** Changes how a mailing stands, with its counts. */
export function settleMailing(office: Office, id: string, values: AnyValues, actor: Actor): void {
  const { store, ids } = office
  store.transact({ id: ids(), source: 'clock', actor: { ...actor, role: 'program' } }, (tx) => {
    const counts = new Map(
      tx
        .all(
          query
            .selectFrom('mailingRecipient')
            .select(['state', sql<number>`count(*)`.as('count')])
            .where('mailing', '=', id)
            .where('deletedAt', 'is', null)
            .groupBy('state'),
        )
        .map(({ state, count }) => [state, count]),
    )
    const of = (...states: string[]) =>
      states.reduce((sum, state) => sum + (counts.get(state as 'sent') ?? 0), 0)
    store.update(tx, entities.mailing, id, {
      pieces: of('waiting', 'sending', 'sent', 'unsure', 'bounced'),
      leftOut: of('excluded', 'failed'),
      ...values,
    })
  })
}

const program: Actor = { user: null, role: 'program' }

const pause = (office: Office, id: string, trouble: string) =>
  settleMailing(office, id, { state: 'paused', trouble }, program)

function finish(office: Office, { id, printedBy }: Mailing): void {
  settleMailing(office, id, { state: 'sent', trouble: null }, { user: printedBy, role: 'program' })
}

/** What was on its way when the program ended; and what a restored backup or a copy says is waiting may have gone out since. */
function settleInterrupted(office: Office): void {
  const moved = hasMoved(office)
  const restoredAt = readSetting(office.reading, 'restored')?.at ?? -Infinity
  const isOwn = isSentBy(office)
  for (const mailing of mailingsIn(office, ['sending', 'paused', 'sent'])) {
    // Whoever lets it go on after the restore changes it.
    const isOld = mailing.updatedAt < restoredAt
    if (!isOwn(mailing) && !isOld && !moved) continue
    for (const id of recipientsIn(office.reading, mailing.id, 'sending')) {
      writeRecipient(office, mailing, id, { state: 'unsure', failure: 'mailCut' })
    }
    if (mailing.state === 'sent') {
      // The program ended while it was called off.
      for (const id of recipientsIn(office.reading, mailing.id, 'waiting')) {
        writeRecipient(office, mailing, id, { state: 'excluded', reason: 'byHand' })
      }
      continue
    }
    if (isOld) pause(office, mailing.id, 'sendingRestored')
    else if (moved) pause(office, mailing.id, 'sendingMoved')
  }
  // Last: whatever ends it before, the next start sees to all of them again.
  notePlace(office)
}
