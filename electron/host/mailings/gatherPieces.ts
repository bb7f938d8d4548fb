import type { Progress } from '../../../shared/api/progress.ts'
import { mailingSourceOf } from '../../../shared/domain/mailingSource.ts'
import type { Piece } from '../../../shared/domain/mailPiece.ts'
import { settlePieces } from '../../../shared/domain/settlePieces.ts'
import type { Entities } from '../../../shared/entities/registry.ts'
import type { RowOf } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { Readings } from '../reading/readings.ts'
import type { Actor } from '../records/access.ts'
import type { SomeRecipients } from './recipientRows.ts'

/** Recipients that are read at once, so that others are answered in between. */
const stretch = 500

/**
 * Everybody to whom a mailing goes as of now, with what is wrong with each piece, in the order of the mailing: read
 * beside the writer, a few at a time. Yields how far it is; returns the pieces.
 */
export async function* gatherPieces(
  readings: Readings,
  actor: Actor,
  mailing: RowOf<Entities['mailing']>,
  signal?: AbortSignal,
): AsyncGenerator<Progress, Piece[]> {
  const source = mailingSourceOf(mailing.source)
  if (!source) throw failure('invalid', problem('source', 'invalid'))
  const { entity, which } = source
  const all =
    'ids' in which ? which.ids : await readings.ask('numbers', actor, { entity, which }, signal)
  const { per, addressFrom, order, template, output, enclosed, sender } = mailing
  const how = { mailing: mailing.id, template, output, entity, per, addressFrom, enclosed, sender }
  const found: Piece[] = []
  for (let from = 0; from < all.length; from += stretch) {
    const some = part(all, from)
    const asked = { ...how, some }
    for (const piece of await readings.ask('pieces', actor, asked, signal)) found.push(piece)
    yield { kind: 'progress', done: Math.min(from + stretch, all.length), of: all.length }
  }
  return settlePieces(found, { once: per === 'customer', order })
}

const part = (all: readonly string[] | Int32Array, from: number): SomeRecipients =>
  all instanceof Int32Array
    ? { numbers: all.slice(from, from + stretch) }
    : { ids: all.slice(from, from + stretch) }
