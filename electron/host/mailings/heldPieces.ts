import type { Piece } from '../../../shared/domain/mailPiece.ts'

/** Mailings whose pieces are kept while they are printed. */
const most = 8

/**
 * The pieces of mailings as they went onto paper, by whoever printed them: what is written down afterwards is what was
 * printed, whatever was changed since.
 */
export interface HeldPieces {
  hold(person: string, mailing: string, pieces: readonly Piece[]): void
  of(person: string, mailing: string): readonly Piece[] | undefined
}

export function createHeldPieces(): HeldPieces {
  const held = new Map<string, readonly Piece[]>()
  return {
    hold: (person, mailing, pieces) => {
      const key = `${person} ${mailing}`
      held.delete(key)
      held.set(key, pieces)
      for (const oldest of held.keys()) if (held.size > most) held.delete(oldest)
    },
    of: (person, mailing) => held.get(`${person} ${mailing}`),
  }
}
