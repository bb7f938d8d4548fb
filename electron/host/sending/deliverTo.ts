import { mailingSourceOf } from '../../../shared/domain/mailingSource.ts'
import { barOf, isSent, type Piece } from '../../../shared/domain/mailPiece.ts'
import { entities, type Entities } from '../../../shared/entities/registry.ts'
import type { AnyValues, RowOf } from '../../../shared/entity.ts'
import { actorOf, personWithId } from '../accounts/people.ts'
import { query } from '../database/query.ts'
import { readPieces } from '../mailings/readPieces.ts'
import type { Log } from '../log.ts'
import type { Office } from '../office.ts'
import type { Printing } from '../printing/printing.ts'
import { mayDoTo, type Actor } from '../records/access.ts'
import type { Channel } from './channels.ts'
import type { Mailing } from './composeMessage.ts'
import { mailKey } from './mailKey.ts'
import { messageFor } from './messageFor.ts'

export type Recipient = RowOf<Entities['mailingRecipient']>

/** What messages are written with. */
export interface SendingDesk {
  readonly office: Office
  readonly printing: Printing
  readonly log: Log
}

/** How one recipient is sent theirs. */
interface Delivering {
  /** Their server was asked so often that it is not asked again. */
  readonly isLast: boolean
  /** Keys of addresses at which a recipient got it, or may have: nobody else gets it there unasked. */
  readonly reached: Map<string, string>
}

/** What came of one recipient: theirs went out, they get none, theirs was not taken, or the account gave trouble. */
export type Delivered =
  | 'sent'
  | 'left'
  | 'refused'
  /** Their server asks to be tried again. */
  | 'later'
  | { readonly trouble: string; readonly isBusy: boolean; readonly seconds?: number | undefined }

/**
 * Sends a mailing to one who waits, as they are at this very moment: who refused since, is gone or has no address any
 * more gets nothing. That it is being sent is on the disk before it is, so that nobody gets it twice.
 */
export async function deliverTo(
  desk: SendingDesk,
  channel: Channel,
  mailing: Mailing,
  recipient: Recipient,
  { isLast, reached }: Delivering,
): Promise<Delivered> {
  const { office } = desk
  const actor = senderNow(office, mailing)
  if (typeof actor === 'string') return { trouble: actor, isBusy: false }
  const write = (values: AnyValues) => writeRecipient(office, mailing, recipient.id, values)

  const piece = pieceNow(office, actor, mailing, recipient)
  if (!piece?.reach || !isSent(piece)) {
    write({ state: 'excluded', reason: (piece && barOf(piece)) ?? 'deleted' })
    return 'left'
  }
  const { customer, contact, from, reach } = piece
  const first = reached.get(mailKey(reach)) ?? recipient.id
  if (first !== recipient.id && !piece.decision?.accepted) {
    write({ state: 'excluded', reason: 'sameReach' })
    return 'left'
  }
  const who = { customer, contact, address: from }
  const message = await messageFor(desk, actor, mailing, who)
  // A letter takes a while: whoever refused meanwhile, or was taken out, is looked at anew.
  if (mailing.enclosed && !isStill(office, mailing, recipient, reach)) return 'left'
  if (typeof message === 'string') {
    write({ state: 'failed', failure: message, answer: null })
    return 'refused'
  }
  const messageId = channel.newId()
  const to = { contact, addressFrom: from, address: reach, messageId }
  write({ state: 'sending', ...to, printedAt: office.clock.now() })
  const trouble = await channel.send(reach, message, messageId)
  if (!trouble || trouble.of === 'unsure') reached.set(mailKey(reach), recipient.id)
  if (!trouble) {
    write({ state: 'sent', printedAt: office.clock.now(), failure: null, answer: null })
    return 'sent'
  }
  const why = { failure: trouble.key, answer: trouble.said || null }
  /** Who is not sent theirs after all waits, unless nobody is sent any more by now. */
  const wait = () => {
    const after = isOver(office, mailing)
      ? { state: 'excluded', reason: 'byHand' }
      : { state: 'waiting' }
    write({ ...after, printedAt: null, messageId: null })
  }
  switch (trouble.of) {
    case 'account':
    case 'busy':
      wait()
      return { trouble: trouble.key, isBusy: trouble.of === 'busy', seconds: trouble.seconds }
    case 'later':
      if (isLast) break
      wait()
      return 'later'
  }
  write({ state: trouble.of === 'unsure' ? 'unsure' : 'failed', ...why })
  return trouble.stops ? { trouble: trouble.key, isBusy: false } : 'refused'
}

/** Whether a recipient still waits in a mailing that is sent, and is to be reached at this address. */
function isStill(office: Office, mailing: Mailing, recipient: Recipient, reach: string): boolean {
  const actor = senderNow(office, mailing)
  if (typeof actor === 'string') return false
  const waits = office.reading.first(
    query
      .selectFrom('mailingRecipient')
      .innerJoin('mailing', 'mailing.id', 'mailingRecipient.mailing')
      .select('mailingRecipient.id')
      .where('mailingRecipient.id', '=', recipient.id)
      .where('mailingRecipient.state', '=', 'waiting')
      .where('mailing.state', '=', 'sending'),
  )
  const piece = waits && pieceNow(office, actor, mailing, recipient)
  return piece !== undefined && isSent(piece) && piece.reach === reach
}

const isOver = ({ reading }: Office, { id }: Mailing): boolean =>
  reading.first(query.selectFrom('mailing').select('state').where('id', '=', id))?.state === 'sent'

/** Whoever began a mailing, with what they may now; the key of a failure where it can't go on in their name. */
function senderNow(office: Office, mailing: Mailing): Actor | 'senderGone' | 'senderMayNot' {
  const person = mailing.printedBy ? personWithId(office, mailing.printedBy) : undefined
  if (!person) return 'senderGone'
  const actor = actorOf(person)
  const { reading, rules } = office
  const may = (['see', 'print'] as const).every((right) =>
    mayDoTo(reading, actor, entities.mailing, right, rules['mailing'], mailing),
  )
  return may ? actor : 'senderMayNot'
}

/** The recipient as they are now. */
function pieceNow(
  office: Office,
  actor: Actor,
  { id: mailing, source, ...how }: Mailing,
  { customer, contact }: Recipient,
): Piece | undefined {
  const entity = mailingSourceOf(source)?.entity ?? 'customer'
  const of = entity === 'customer' ? customer : contact
  if (!of) return undefined
  const { template, output, per, addressFrom, enclosed, sender } = how
  const what = { template, output, per, addressFrom, enclosed, sender }
  const pieces = readPieces(office, actor, { ...what, mailing, entity, some: { ids: [of] } })
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
