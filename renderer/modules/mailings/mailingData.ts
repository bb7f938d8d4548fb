import type { Piece, PieceIssue } from '../../../shared/domain/mailPiece.ts'
import { barOf, isSent, pieceIssues } from '../../../shared/domain/mailPiece.ts'
import type { Entities } from '../../../shared/entities/registry.ts'
import type { AnyRow, RowOf } from '../../../shared/entity.ts'

export type Mailing = RowOf<Entities['mailing']> & AnyRow
/** Whether a mailing goes out by itself, and not on paper. */
export const isSending = ({ output }: Pick<Mailing, 'output'>): boolean =>
  output === 'email' || output === 'sms'

/** What is told of somebody whom it can't reach. */
export function lackIn({ output }: Pick<Mailing, 'output'>): PieceIssue {
  if (output === 'email') return 'noEmail'
  return output === 'sms' ? 'noMobile' : 'noAddress'
}

export type Recipient = RowOf<Entities['mailingRecipient']>

/** What pieces are looked at by: all of them, those that are sent or left out, or what is wrong with them. */
export type PieceKind = 'all' | 'sent' | 'leftOut' | PieceIssue

/** Who a piece is for, on its page and in the address of nothing else. */
export const pieceKey = ({ customer, contact }: Pick<Piece, 'customer' | 'contact'>): string =>
  `${customer ?? ''} ${contact ?? ''}`

/** Whether a piece is looked at under a kind: under what keeps it back, or what is told of it. */
export function isOfKind(piece: Piece, kind: PieceKind): boolean {
  if (kind === 'all') return true
  if (kind === 'sent') return isSent(piece)
  if (kind === 'leftOut') return piece.decision?.excluded === true
  return issueShown(piece) === kind
}

/** The pieces of a kind, in their order; what goes to one address stands together. */
export function ofKind(pieces: readonly Piece[], kind: PieceKind): Piece[] {
  const found = pieces.filter((piece) => isOfKind(piece, kind))
  if (kind !== 'sameAddress') return found
  return [...Map.groupBy(found, ({ key }) => key).values()].flat()
}

/** The one thing to be said of a piece: what keeps it back, or what is told though it is sent. */
export function issueShown(piece: Piece): PieceIssue | undefined {
  if (piece.decision?.excluded) return undefined
  return (
    barOf(piece) ??
    (Object.keys(pieceIssues) as PieceIssue[]).find((issue) => piece.issues.includes(issue))
  )
}

/** A tab over the pieces. */
export interface KindCount {
  readonly kind: PieceKind
  readonly count: number
  /** How bad it is. */
  readonly tone: 'plain' | 'good' | 'warn' | 'danger'
}

/** The kinds that there are, with how many pieces each has. */
export function kindCounts(pieces: readonly Piece[]): KindCount[] {
  const counts = new Map<PieceKind, number>()
  const add = (kind: PieceKind) => counts.set(kind, (counts.get(kind) ?? 0) + 1)
  for (const piece of pieces) {
    if (isSent(piece)) add('sent')
    if (piece.decision?.excluded) add('leftOut')
    const issue = issueShown(piece)
    if (issue) add(issue)
  }
  const issues = (Object.keys(pieceIssues) as PieceIssue[])
    .filter((issue) => counts.has(issue))
    .map((kind) => ({ kind, count: counts.get(kind)!, tone: toneOf(kind, pieces) }))
  const leftOut = counts.get('leftOut') ?? 0
  return [
    { kind: 'all', count: pieces.length, tone: 'plain' },
    { kind: 'sent', count: counts.get('sent') ?? 0, tone: 'good' },
    ...issues,
    ...(leftOut > 0 ? [{ kind: 'leftOut', count: leftOut, tone: 'plain' } as const] : []),
  ]
}

function toneOf(issue: PieceIssue, pieces: readonly Piece[]): KindCount['tone'] {
  if (pieceIssues[issue] === 'warns') return 'warn'
  const accepted = pieces.every((piece) => issueShown(piece) !== issue || isSent(piece))
  return accepted ? 'warn' : 'danger'
}

/** Numbers of the pieces that are sent, from 1, in the order in which they are printed. */
export function placesOf(pieces: readonly Piece[]): ReadonlyMap<Piece, number> {
  return new Map(pieces.filter(isSent).map((piece, index) => [piece, index + 1]))
}
