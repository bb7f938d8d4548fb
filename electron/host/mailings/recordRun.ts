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
import { demandFor } from '../records/access.ts'
import { asProgram, type Act } from '../records/changeLog.ts'
import { inPaces } from '../records/inPaces.ts'
import { regionLines } from '../regions/seedRegions.ts'

type Mailing = RowOf<Entities['mailing']>

/**
 * Writes down that a mailing was printed, with each recipient's piece and who was left out, under one act: in paces, the
 * mailing itself last. Stopped, it is still a draft; begun again, it goes on. Returns whether it came to its end.
 */
export async function* recordRun(
  { store, clock, ids, reading, rules }: Office,
  act: Act,
  mailing: Mailing,
  pieces: readonly Piece[],
  signal?: AbortSignal,
): AsyncGenerator<Progress, boolean> {
  demandFor(reading, act.actor, entities.mailing, 'edit', rules['mailing'], mailing)
  if (mailing.state === 'printed') throw failure('conflict', problem([], 'mailingPrinted'))
  const sent = pieces.filter(isSent)
  if (sent.length === 0) throw failure('invalid', problem([], 'nothingToSend'))
  const at = clock.now()
  const places = new Map(sent.map((piece, index) => [piece, index + 1]))
  const known = recipientsOf(reading, mailing.id)
  const write = (from: number, end: number) =>
    store.transact({ ...act, many: true }, (own) => {
      // Nobody may say by hand that it was printed, nor need they read every address that they print.
      const tx = asProgram(own)
      for (const piece of pieces.slice(from, end)) {
        const values = outcomeOf(mailing, piece, places.get(piece), at)
        const id = piece.decision?.id ?? known.get(keyOf(piece))
        unlessGone(() =>
          tx.attempt(() =>
            id
              ? store.update(tx, entities.mailingRecipient, id, values)
              : store.create(tx, entities.mailingRecipient, ids(), values),
          ),
        )
      }
      if (end < pieces.length) return
      store.update(tx, entities.mailing, mailing.id, {
        state: 'printed',
        printedAt: at,
        printedBy: act.actor.user,
        pieces: sent.length,
        leftOut: pieces.length - sent.length,
      })
    })
  return (yield* inPaces(pieces.length, write, { signal })) === pieces.length
}

const keyOf = ({ customer, contact }: Pick<Piece, 'customer' | 'contact'>) =>
  `${customer ?? ''} ${contact ?? ''}`

/** Who is written down already, by whom it is. */
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

/** What a recipient got: where it went, or why nothing did. */
function outcomeOf(
  mailing: Mailing,
  piece: Piece,
  position: number | undefined,
  at: number,
): AnyValues {
  const { customer, contact, name, person, from } = piece
  const to = {
    mailing: mailing.id,
    customer,
    contact,
    name: [name, person !== name && person].filter(Boolean).join(' ').slice(0, textLimit) || '–',
  }
  if (position === undefined) {
    const reason = barOf(piece)
    return { ...to, state: 'excluded', ...(reason && { reason }) }
  }
  const regions = regionsOf(regionLines)
  const address = piece.address && regionRead(piece.address, regions)
  return {
    ...to,
    state: 'printed',
    position,
    printedAt: at,
    template: mailing.template,
    addressFrom: from,
    address: addressText(address, regions).slice(0, textLimit),
    postcode: address?.postcode ?? null,
  }
}

/** Somebody whom others erased meanwhile has no timeline to write it down in. */
function unlessGone(write: () => unknown): void {
  try {
    write()
  } catch (error) {
    if (!failureOf(error)) throw error
  }
}
