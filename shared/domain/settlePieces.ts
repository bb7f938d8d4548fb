import { compareTexts } from '../fields/kind.ts'
import { isSent, type Piece } from './mailPiece.ts'

/** In which order pieces are printed: as the post office sorts them, by name, or by when they were added. */
export type PieceOrder = 'postcode' | 'name' | 'created'

/** Puts what was read of many recipients together: who is meant, what goes twice to one address, and the order. */
export function settlePieces(
  found: readonly Piece[],
  { once, order }: { readonly once: boolean; readonly order: PieceOrder },
): Piece[] {
  return inOrder(withSameAddress(once ? oncePerCustomer(found) : found), order)
}

/** The first piece for each customer that is sent, else the first; somebody without a customer stands for themselves. */
function oncePerCustomer(pieces: readonly Piece[]): Piece[] {
  const kept = new Map<string, Piece>()
  for (const piece of pieces) {
    const who = piece.customer ?? piece.contact ?? ''
    const first = kept.get(who)
    if (!first || (!isSent(first) && isSent(piece))) kept.set(who, piece)
  }
  return [...kept.values()]
}

/**
 * The pieces with it said of those that go to an address which another one goes to as well. On paper that is only told; of an
 * email or a text message the first goes out, and the others where somebody says so.
 */
function withSameAddress(pieces: readonly Piece[]): Piece[] {
  const reached = new Set<string>()
  const settled = pieces.map((piece) => {
    if (!piece.reach || !isSent(piece)) return piece
    if (!reached.has(piece.key)) {
      reached.add(piece.key)
      return piece
    }
    return { ...piece, issues: [...piece.issues, 'sameReach' as const] }
  })
  return reached.size > 0 ? settled : withSamePlace(pieces)
}

function withSamePlace(pieces: readonly Piece[]): Piece[] {
  const counts = new Map<string, number>()
  for (const piece of pieces) {
    if (piece.key && isSent(piece)) counts.set(piece.key, (counts.get(piece.key) ?? 0) + 1)
  }
  return pieces.map((piece) =>
    (counts.get(piece.key) ?? 0) > 1 && isSent(piece)
      ? { ...piece, issues: [...piece.issues, 'sameAddress' as const] }
      : piece,
  )
}

/** Abroad comes last by postcode, by country; the same comes as it was found. */
function inOrder(pieces: readonly Piece[], order: PieceOrder): Piece[] {
  if (order === 'created') return [...pieces]
  const of = order === 'name' ? ({ name }: Piece) => name : postalPlace
  const compare = order === 'name' ? compareTexts : compareCodes
  return pieces
    .map((piece) => ({ piece, at: of(piece) }))
    .sort((a, b) => compare(a.at, b.at))
    .map(({ piece }) => piece)
}

function postalPlace({ address }: Piece): string {
  const { region, country, place, postcode } = address ?? {}
  if (region || !(country || place)) return `0 ${postcode ?? '~'} ${region ?? ''}`
  return `1 ${country ?? ''} ${postcode ?? ''}`
}

const compareCodes = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
