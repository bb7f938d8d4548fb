import type { Rehearsal, RehearsedLine } from '../../../shared/api/sending.ts'
import { barOf, isSent, type Piece } from '../../../shared/domain/mailPiece.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { failureOf } from '../../../shared/failure.ts'
import { demandFor, type Actor } from '../records/access.ts'
import { composeMessage, type Mailing } from './composeMessage.ts'
import type { SendingDesk } from './deliverTo.ts'
import { encloseLetter } from './encloseLetter.ts'
import { demandReady } from './queueMailing.ts'

/** Recipients that are told at once. */
const stretch = 20

/** Goes through a mailing as it would be sent now, to the last byte, and sends nothing. */
export async function* rehearseMailing(
  desk: SendingDesk,
  actor: Actor,
  mailing: Mailing,
  pieces: readonly Piece[],
  signal?: AbortSignal,
): AsyncGenerator<Rehearsal, void> {
  const { reading, rules } = desk.office
  demandFor(reading, actor, entities.mailing, 'print', rules['mailing'], mailing)
  demandReady(mailing)
  for (let from = 0; from < pieces.length; from += stretch) {
    if (signal?.aborted) return
    const lines: RehearsedLine[] = []
    for (const piece of pieces.slice(from, from + stretch)) {
      lines.push(await rehearsed(desk, actor, mailing, piece))
    }
    yield { kind: 'progress', done: Math.min(from + stretch, pieces.length), of: pieces.length }
    yield { kind: 'lines', lines }
    await new Promise(setImmediate)
  }
}

async function rehearsed(
  desk: SendingDesk,
  actor: Actor,
  mailing: Mailing,
  piece: Piece,
): Promise<RehearsedLine> {
  const { customer, contact, name, person, from } = piece
  const line = { name, person, to: piece.reach ?? null, subject: '', text: '', bytes: null }
  if (!isSent(piece)) return { ...line, issue: barOf(piece) ?? 'byHand', failure: null }
  try {
    const who = { customer, contact, address: from }
    const { subject, text, enclosed } = composeMessage(desk.office, actor, mailing, who)
    const pdf = enclosed === null ? null : await encloseLetter(desk, actor, mailing, who)
    const isTooLarge = enclosed !== null && !pdf
    const failure = isTooLarge ? 'enclosedTooLarge' : null
    return { ...line, issue: null, failure, subject, text, bytes: pdf?.length ?? null }
  } catch (error) {
    const key = failureOf(error)?.problems[0]?.key
    if (!key) throw error
    return { ...line, issue: null, failure: key }
  }
}
