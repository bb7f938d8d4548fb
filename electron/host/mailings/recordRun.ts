import type { Progress } from '../../../shared/api/progress.ts'
import { addressText, regionRead } from '../../../shared/domain/mailAddress.ts'
import { barOf, isSent, type Piece } from '../../../shared/domain/mailPiece.ts'
import { regionsOf } from '../../../shared/domain/regions.ts'
import { entities, type Entities } from '../../../shared/entities/registry.ts'
import type { AnyValues, RowOf } from '../../../shared/entity.ts'
import { failure, failureOf, problem } from '../../../shared/failure.ts'
import { textLimit } from '../../../shared/fields/text.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
import type { Office } from '../office.ts'
import { demandFor, program } from '../records/access.ts'
import { asProgram, type Act, type Transaction } from '../records/changeLog.ts'
import { inPaces } from '../records/inPaces.ts'
import { undoAct } from '../records/undo.ts'
import { regionLines } from '../regions/seedRegions.ts'
import type { PrintedPieces } from './heldPieces.ts'

type Mailing = RowOf<Entities['mailing']>

/** Mailings that are being written down. */
const underWay = new Set<string>()

/**
 * Writes down that a mailing or a part of it was printed, with each recipient's piece, and with the last part who was left
 * out, under one act: in paces, the mailing itself last. What is stopped or fails half way is taken back. Returns whether it
 * came to its end.
 */
export async function* recordRun(
  office: Office,
  act: Act,
  mailing: Mailing,
  { template, count, before, ...printed }: Omit<PrintedPieces, 'mailing'>,
  signal?: AbortSignal,
): AsyncGenerator<Progress, boolean> {
  const { store, clock, ids, reading, rules } = office
  for (const right of ['edit', 'add'] as const) {
    demandFor(reading, act.actor, entities.mailing, right, rules['mailing'], mailing)
  }
  if (mailing.state !== 'draft') throw failure('conflict', problem([], 'mailingPrinted'))
  if (underWay.has(mailing.id)) throw failure('conflict', problem([], 'mailingUnderWay'))
  // A colleague printed the same part.
  const isSame = (mailing.pieces ?? 0) === before
  if (!isSame) throw failure('conflict', problem([], 'mailingPartRecorded'))
  const all = printed.pieces.filter(isSent)
  const sent = all.slice(0, count)
  if (sent.length === 0) throw failure('invalid', problem([], 'nothingToSend'))
  const isLast = sent.length === all.length
  const pieces = isLast ? printed.pieces : sent
  const at = clock.now()
  const places = new Map(sent.map((piece, index) => [piece, before + index + 1]))
  const { recordOf, left } = recipientsOf(reading, mailing.id, { pieces, before })
  const of = pieces.length + left.length
  const writeOne = (tx: Transaction, place: number) => {
    const piece = pieces[place]
    if (!piece) return store.remove(tx, entities.mailingRecipient, left[place - pieces.length]!)
    const values = {
      ...outcomeOf(piece, { template: ifThere(tx, 'template', template), at }, places.get(piece)),
      mailing: mailing.id,
      customer: ifThere(tx, 'customer', piece.customer),
      contact: ifThere(tx, 'contact', piece.contact),
    }
    const id = recordOf(piece)
    if (id) store.update(tx, entities.mailingRecipient, id, values)
    else store.create(tx, entities.mailingRecipient, ids(), values)
  }
  const write = (from: number, end: number) =>
    store.transact({ ...act, many: true }, (person) => {
      // Nobody may say by hand that it was printed, nor need they read every address that they print.
      const tx = asProgram(person)
      for (let place = from; place < end; place += 1) writeOne(tx, place)
      if (end < of) return
      const whole = {
        state: 'printed',
        printedAt: at,
        printedBy: act.actor.user,
        template: ifThere(tx, 'template', template),
        leftOut: pieces.length - sent.length,
      }
      // The next part begins with a whole sheet of labels.
      const outcome = { pieces: before + sent.length, ...(isLast ? whole : { startAt: 1 }) }
      store.update(tx, entities.mailing, mailing.id, outcome)
    })
  let done = 0
  underWay.add(mailing.id)
  try {
    done = yield* inPaces(of, write, { signal })
  } finally {
    try {
      if (done < of) await takeBack(office, act)
    } finally {
      underWay.delete(mailing.id)
    }
  }
  return done === of
}

/** Nobody keeps half of a mailing in their timelines. */
async function takeBack(office: Office, { id, actor }: Act): Promise<void> {
  const undo = {
    id: office.ids(),
    source: 'undo',
    actor: { ...program, user: actor.user },
  } as const
  try {
    const undoing = undoAct(office, undo, id)
    while (!(await undoing.next()).done);
  } catch (error) {
    // Nothing was written yet.
    if (failureOf(error)?.kind !== 'conflict') throw error
  }
}

/** The record of each piece that has one, and what the end of the program left of a recording that it cut off. */
function recipientsOf(
  reading: Reading,
  mailing: string,
  { pieces, before }: Pick<PrintedPieces, 'pieces' | 'before'>,
) {
  const rows = reading.all(
    query
      .selectFrom('mailingRecipient')
      .select(['id', 'customer', 'contact', 'state', 'position'])
      .where('mailing', '=', mailing)
      .where('deletedAt', 'is', null),
  )
  const ids = new Set(rows.map(({ id }) => id))
  const byKey = new Map(rows.map((row) => [keyOf(row), row.id]))
  const recordOf = ({ decision, ...piece }: Piece) =>
    decision && ids.has(decision.id) ? decision.id : byKey.get(keyOf(piece))
  const meant = new Set(pieces.map(recordOf))
  const isLeft = ({ id, state, position }: (typeof rows)[number]) =>
    state === 'printed' && (position ?? Infinity) > before && !meant.has(id)
  const left = rows.filter(isLeft)
  return { recordOf, left: left.map(({ id }) => id) }
}

const keyOf = ({ customer, contact }: Pick<Piece, 'customer' | 'contact'>) =>
  `${customer ?? ''} ${contact ?? ''}`

/** The id of a record, unless it was erased meanwhile: what was sent to somebody is written down all the same. */
function ifThere(
  tx: Transaction,
  entity: 'template' | 'customer' | 'contact',
  id: string | null,
): string | null {
  const found = id && tx.first(query.selectFrom(entity).select('id').where('id', '=', id))
  return found ? id : null
}

/** What a recipient got: where it went, or why nothing did. */
function outcomeOf(
  piece: Piece,
  { template, at }: { readonly template: string | null; readonly at: number },
  position: number | undefined,
): AnyValues {
  const { person, from } = piece
  const names = [piece.name, person !== piece.name && person].filter(Boolean).join(' ')
  const name = names.slice(0, textLimit) || '–'
  if (position === undefined) {
    const nothing = {
      position: null,
      printedAt: null,
      template: null,
      address: null,
      postcode: null,
    }
    const reason = barOf(piece)
    return { ...nothing, name, state: 'excluded', ...(reason && { reason }) }
  }
  const regions = regionsOf(regionLines)
  const address = piece.address && regionRead(piece.address, regions)
  return {
    name,
    state: 'printed',
    reason: null,
    position,
    printedAt: at,
    template,
    addressFrom: from,
    address: addressText(address, regions).slice(0, textLimit),
    postcode: address?.postcode ?? null,
  }
}
