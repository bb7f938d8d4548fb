import {
  mostRehearsedPdfs,
  type Rehearsal,
  type RehearsedLine,
} from '../../../shared/api/sending.ts'
import { barOf, isSent, type Piece } from '../../../shared/domain/mailPiece.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { failureOf, problem } from '../../../shared/failure.ts'
import { demandFor, type Actor } from '../records/access.ts'
import { composeMessage, type Mailing } from './composeMessage.ts'
import type { SendingDesk } from './deliverTo.ts'
import { encloseLetter, fillLetter } from './encloseLetter.ts'
import { demandReady } from './queueMailing.ts'

/** Recipients after which others get their turn, and milliseconds after which is told what was found. */
const [stretch, pause] = [20, 250]

interface RehearseOptions {
  readonly signal?: AbortSignal | undefined
  /** How many recipients' PDFs are made. */
  readonly mostPdfs?: number
}

/** Goes through a mailing as it would be sent now, and sends nothing; the PDFs of its first recipients are made to the last byte. */
export async function* rehearseMailing(
  desk: SendingDesk,
  actor: Actor,
  mailing: Mailing,
  pieces: readonly Piece[],
  { signal, mostPdfs = mostRehearsedPdfs }: RehearseOptions = {},
): AsyncGenerator<Rehearsal, void> {
  const { reading, rules } = desk.office
  demandFor(reading, actor, entities.mailing, 'print', rules['mailing'], mailing)
  demandReady(mailing)
  const of = pieces.length
  let lines: RehearsedLine[] = []
  let [going, toldAt] = [0, -Infinity]
  for (const [index, piece] of pieces.entries()) {
    if (signal?.aborted) return
    if (isSent(piece)) going += 1
    lines.push(await rehearsed(desk, actor, mailing, piece, going <= mostPdfs))
    const done = index + 1
    if (done === of || performance.now() - toldAt >= pause) {
      yield { kind: 'progress', done, of }
      yield { kind: 'lines', lines }
      lines = []
      toldAt = performance.now()
    }
    if (done % stretch === 0) await new Promise(setImmediate)
  }
}

async function rehearsed(
  desk: SendingDesk,
  actor: Actor,
  mailing: Mailing,
  piece: Piece,
  withPdf: boolean,
): Promise<RehearsedLine> {
  const { customer, contact, name, person, from } = piece
  const line = { name, person, to: piece.reach ?? null, subject: '', text: '', bytes: null }
  if (!isSent(piece)) return { ...line, issue: barOf(piece) ?? 'byHand', failure: null }
  try {
    const who = { customer, contact, address: from }
    const { subject, text, enclosed } = composeMessage(desk.office, actor, mailing, who)
    const said = { ...line, issue: null, failure: null, subject, text }
    if (enclosed === null) return said
    if (!withPdf) {
      await fillLetter(desk.office, actor, mailing, who)
      return said
    }
    const pdf = await encloseLetter(desk, actor, mailing, who)
    return pdf
      ? { ...said, bytes: pdf.length }
      : { ...said, failure: problem('template', 'enclosedTooLarge') }
  } catch (error) {
    const [failure] = failureOf(error)?.problems ?? []
    if (!failure) throw error
    return { ...line, issue: null, failure }
  }
}
