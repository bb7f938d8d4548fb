import type { Progress } from '../../../shared/api/progress.ts'
import { barOf, isSent, type Piece } from '../../../shared/domain/mailPiece.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { textLimit } from '../../../shared/fields/text.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
import { decisionsOf, keyOf as whoOf } from '../mailings/readPieces.ts'
import type { Office } from '../office.ts'
import { demandFor } from '../records/access.ts'
import { asProgram, type Act } from '../records/changeLog.ts'
import { inPaces } from '../records/inPaces.ts'
import { readSetting } from '../settings.ts'
import type { Mailing } from './composeMessage.ts'

/** Mailings that are being queued: from two windows they are not queued twice. */
const underWay = new Set<string>()

/**
 * Puts everybody who gets a mailing into its queue, in paces, the mailing itself last: only then is anything sent. Begun again
 * after it was stopped it goes on. Returns whether it came to its end.
 */
export async function* queueMailing(
  { store, clock, ids, reading, rules }: Office,
  act: Act,
  mailing: Mailing,
  pieces: readonly Piece[],
  signal?: AbortSignal,
): AsyncGenerator<Progress, boolean> {
  for (const right of ['edit', 'print'] as const) {
    demandFor(reading, act.actor, entities.mailing, right, rules['mailing'], mailing)
  }
  if (underWay.has(mailing.id)) throw failure('conflict', problem([], 'mailingUnderWay'))
  demandDraft(reading, mailing)
  demandReady(mailing)
  const sent = pieces.filter(isSent)
  if (sent.length === 0) throw failure('invalid', problem([], 'nothingToSend'))
  const known = recipientsOf(reading, mailing.id)
  const recordOf = (piece: Piece) => piece.decision?.id ?? known.get(keyOf(piece))
  const left = waitingIn(reading, mailing.id, new Set(pieces.map(recordOf)))
  const of = pieces.length + left.length
  const places = new Map(sent.map((piece, index) => [piece, index + 1]))
  let leftOutSince = 0
  const write = (from: number, end: number) =>
    store.transact({ ...act, many: true }, (person) => {
      const tx = asProgram(person)
      demandDraft(tx, mailing)
      const none = left.slice(Math.max(from - pieces.length, 0), Math.max(end - pieces.length, 0))
      for (const id of none) store.remove(tx, entities.mailingRecipient, id)
      const some = pieces.slice(from, end)
      const decided = decisionsOf(tx, { mailing: mailing.id, per: mailing.per }, some)
      for (const piece of some) {
        const decision = decided.get(whoOf(mailing.per, piece))
        // Somebody left them out since they were gathered.
        if (decision?.excluded && isSent(piece)) {
          leftOutSince += 1
          continue
        }
        const id = recordOf(piece) ?? decision?.id
        const values = queuedAs(mailing, piece, places.get(piece))
        if (id) store.update(tx, entities.mailingRecipient, id, values)
        else store.create(tx, entities.mailingRecipient, ids(), values)
      }
      if (end < of) return
      store.update(tx, entities.mailing, mailing.id, {
        state: 'sending',
        printedAt: clock.now(),
        printedBy: act.actor.user,
        pieces: sent.length - leftOutSince,
        leftOut: pieces.length - sent.length + leftOutSince,
        sentFrom: readSetting(tx, 'install') ?? null,
        trouble: null,
      })
      const detail = { count: sent.length - leftOutSince }
      tx.note({ kind: 'sendingBegan', entity: 'mailing', record: mailing.id, detail })
    })
  underWay.add(mailing.id)
  try {
    return (yield* inPaces(of, write, { signal })) === of
  } finally {
    underWay.delete(mailing.id)
  }
}

/** Throws unless a mailing is a draft now, and the one whose recipients were gathered. */
function demandDraft(reading: Reading, { id, updatedAt }: Mailing): void {
  const found = reading.first(
    query.selectFrom('mailing').select(['state', 'updatedAt']).where('id', '=', id),
  )
  if (found?.state !== 'draft') throw failure('conflict', problem([], 'mailingPrinted'))
  if (found.updatedAt !== updatedAt) throw failure('conflict', problem([], 'changedMeanwhile'))
}

/** Who waits since it was begun and stopped, and is not meant any more. */
function waitingIn(
  reading: Reading,
  mailing: string,
  meant: ReadonlySet<string | undefined>,
): string[] {
  const rows = reading.all(
    query
      .selectFrom('mailingRecipient')
      .select('id')
      .where('mailing', '=', mailing)
      .where('state', '=', 'waiting')
      .where('deletedAt', 'is', null),
  )
  return rows.flatMap(({ id }) => (meant.has(id) ? [] : [id]))
}

/** Throws unless a mailing says what it sends, and by what. */
export function demandReady({ output, template, account, gateway, subject }: Mailing): void {
  const missing = [
    ...(output === 'email' && !template ? ['template'] : []),
    ...(output === 'email' && !account ? ['account'] : []),
    ...(output === 'sms' && !gateway ? ['gateway'] : []),
    ...(subject?.trim() ? [] : ['subject']),
  ]
  if (output !== 'email' && output !== 'sms') throw failure('invalid', problem('output', 'invalid'))
  if (missing.length > 0) {
    throw failure('invalid', ...missing.map((field) => problem(field, 'required')))
  }
}

const keyOf = ({ customer, contact }: Pick<Piece, 'customer' | 'contact'>) =>
  `${customer ?? ''} ${contact ?? ''}`

function recipientsOf(reading: Reading, mailing: string): ReadonlyMap<string, string> {
  const rows = reading.all(
    query
      .selectFrom('mailingRecipient')
      .select(['id', 'customer', 'contact'])
      .where('mailing', '=', mailing)
      .where('deletedAt', 'is', null),
  )
  return new Map(rows.map((row) => [keyOf(row), row.id]))
}

function queuedAs(mailing: Mailing, piece: Piece, position: number | undefined) {
  const { customer, contact, name, person, from, reach } = piece
  const to = {
    mailing: mailing.id,
    customer,
    contact,
    name: [name, person !== name && person].filter(Boolean).join(' ').slice(0, textLimit) || '–',
  }
  const reason = barOf(piece)
  return position === undefined
    ? { ...to, state: 'excluded', ...(reason && { reason }) }
    : {
        ...to,
        state: 'waiting',
        position,
        template: mailing.template,
        addressFrom: from,
        address: reach ?? null,
      }
}
