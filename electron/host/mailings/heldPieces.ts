import type { Piece } from '../../../shared/domain/mailPiece.ts'

/** Prints whose pieces are kept until somebody says how they came out. */
const most = 16

/** A mailing as it was set for one print: which template, and what of it everybody got. */
export interface PrintedPieces {
  readonly mailing: string
  readonly template: string | null
  readonly pieces: readonly Piece[]
  /** How many of those that are sent are in the print, from the first on. */
  readonly count: number
  /** How many had been printed before, in earlier parts. */
  readonly before: number
}

/**
 * What went into each print of a mailing, by whoever had it set: what is written down afterwards is what was printed,
 * whatever was changed or looked at since.
 */
export interface HeldPieces {
  hold(person: string, print: string, printed: PrintedPieces): void
  of(person: string, print: string): PrintedPieces | undefined
}

export function createHeldPieces(): HeldPieces {
  const held = new Map<string, PrintedPieces>()
  return {
    hold: (person, print, printed) => {
      held.set(`${person} ${print}`, printed)
      for (const oldest of held.keys()) if (held.size > most) held.delete(oldest)
    },
    of: (person, print) => held.get(`${person} ${print}`),
  }
}
