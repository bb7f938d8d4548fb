import { mailingSourceOf } from '../../../shared/domain/mailingSource.ts'
import { barOf, isSent, type Piece } from '../../../shared/domain/mailPiece.ts'
import { entities, type Entities } from '../../../shared/entities/registry.ts'
import type { AnyValues, RowOf } from '../../../shared/entity.ts'
import { actorOf, personWithId } from '../accounts/people.ts'
import { anyQuery } from '../database/query.ts'
import { readPieces } from '../mailings/readPieces.ts'
import type { Office } from '../office.ts'
import type { Actor } from '../records/access.ts'
import { toRow, type StoredRow } from '../records/rows.ts'
import type { Channel } from './channels.ts'
import { composeMessage, type Mailing } from './composeMessage.ts'

type Recipient = RowOf<Entities['mailingRecipient']>

/** What came of a look at the queue: one was done with, there is none left, or the account gave trouble. */
export type Delivered = 'done' | 'empty' | { readonly trouble: string }

/**
 * Sends a mailing to the next one who waits, as they are at this very moment: who refused since, is gone or has no address any
 * more gets nothing. That it is being sent is on the disk before it is, so that nobody gets it twice.
 */
export async function deliverNext(
  office: Office,
  channel: Channel,
  mailing: Mailing,
): Promise<Delivered> {
  const recipient = nextWaiting(office, mailing.id)
  if (!recipient) return 'empty'
  const person = mailing.printedBy ? personWithId(office, mailing.printedBy) : undefined
  if (!person) return { trouble: 'senderGone' }
  const actor = actorOf(person)
  const write = (values: AnyValues) => writeRecipient(office, mailing, recipient.id, values)

  const piece = pieceNow(office, actor, mailing, recipient)
  if (!piece?.reach || !isSent(piece)) {
    write({ state: 'excluded', reason: (piece && barOf(piece)) ?? 'deleted' })
    return 'done'
  }
  const { customer, contact, from, reach } = piece
  const message = composeMessage(office, actor, mailing, { customer, contact, address: from })
  const messageId = channel.newId()
  write({ state: 'sending', address: reach, messageId, printedAt: office.clock.now() })
  const trouble = await channel.send(reach, message, messageId)
  if (!trouble) {
    write({ state: 'sent', printedAt: office.clock.now(), failure: null, answer: null })
    return 'done'
  }
  const why = { failure: trouble.key, answer: trouble.said || null }
  if (trouble.of === 'account') {
    write({ state: 'waiting', printedAt: null, messageId: null })
    return { trouble: trouble.key }
  }
  write({ state: trouble.of === 'unsure' ? 'unsure' : 'failed', ...why })
  return trouble.stops ? { trouble: trouble.key } : 'done'
}

function nextWaiting({ reading }: Office, mailing: string): Recipient | undefined {
  const stored = reading.first(
    anyQuery
      .selectFrom('mailingRecipient')
      .selectAll()
      .where('mailing', '=', mailing)
      .where('state', '=', 'waiting')
      .where('deletedAt', 'is', null)
      .orderBy('position')
      .limit(1),
  )
  return stored && (toRow(entities.mailingRecipient, stored as StoredRow) as unknown as Recipient)
}

/** The recipient as they are now. */
function pieceNow(
  office: Office,
  actor: Actor,
  { id, template, output, per, addressFrom, source }: Mailing,
  { customer, contact }: Recipient,
): Piece | undefined {
  const entity = mailingSourceOf(source)?.entity ?? 'customer'
  const of = entity === 'customer' ? customer : contact
  if (!of) return undefined
  const asked = { mailing: id, template, output, entity, per, addressFrom, some: { ids: [of] } }
  const pieces = readPieces(office, actor, asked)
  return pieces.find((piece) => per === 'customer' || piece.contact === contact)
}

/** Writes what became of a recipient, whatever whoever sends may change by hand. */
export function writeRecipient(
  { store, ids }: Office,
  { printedBy }: Mailing,
  recipient: string,
  values: AnyValues,
): void {
  const actor: Actor = { user: printedBy, role: 'program' }
  store.transact({ id: ids(), source: 'clock', actor }, (tx) =>
    store.update(tx, entities.mailingRecipient, recipient, values),
  )
}
