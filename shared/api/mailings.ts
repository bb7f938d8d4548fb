import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import type { Piece } from '../domain/mailPiece.ts'
import { procedure } from './procedure.ts'
import type { Progress } from './progress.ts'

/** How far the checking of a mailing is; then its pieces in their order, a part at a time. */
export type MailingCheck = Progress | { readonly kind: 'pieces'; readonly pieces: readonly Piece[] }

/** How far the recording of a mailing is, and whether it came to its end. */
export type MailingRecord = Progress | { readonly kind: 'done'; readonly stopped: boolean }

const mailing = z.uuid()
const act = z.uuid()

export const mailings = {
  /** To whom a mailing goes as of now, and what is wrong with each piece. */
  check: procedure('signedIn')
    .input(z.strictObject({ mailing }))
    .output(eventIterator(type<MailingCheck>())),
  /**
   * Writes down what went into a print, with each recipient; one undo takes it back, and stopped nothing of it stays.
   * Without a print, it is what would be printed now: all of it, or so many pieces, after as many as had been written down
   * when it was printed. `gone` when nobody knows any more what was in the print.
   */
  record: procedure('signedIn')
    .input(
      z.strictObject({
        mailing,
        print: z.uuid().nullable().default(null),
        count: z.int().min(1).optional(),
        before: z.int().min(0).default(0),
        act,
      }),
    )
    .output(eventIterator(type<MailingRecord>())),
  /** A piece came back: its address is marked, unless it is another one by now. */
  cameBack: procedure('signedIn')
    .input(
      z.strictObject({
        recipient: z.uuid(),
        on: z.iso.date('notDate'),
        reason: z.string().max(100).nullable().default(null),
        act,
      }),
    )
    .output(type<{ readonly marked: boolean }>()),
}
