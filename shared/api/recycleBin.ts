import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import { procedure } from './procedure.ts'
import type { Progress } from './progress.ts'

/** One deleted record, as the recycle bin lists it. */
export interface DeletedRecord {
  readonly entity: string
  readonly id: string
  readonly title: string
  /** UTC milliseconds. */
  readonly deletedAt: number
  readonly deletedBy: string | null
}

/** What of the recycle bin is wanted: of one kind, deleted by one person (null is the program), called like this. */
const filter = z.strictObject({
  entity: z.string().max(100).optional(),
  user: z.string().max(100).nullable().optional(),
  text: z.string().trim().max(200).optional(),
})
export type BinFilter = z.infer<typeof filter>

export interface BinPage {
  readonly items: readonly DeletedRecord[]
  /** Of what the filter finds. */
  readonly total: number
  /** How much of each kind there is, whatever the filter asks for. */
  readonly kinds: readonly { readonly entity: string; readonly count: number }[]
}

const act = z.uuid()
const named = z.array(z.strictObject({ entity: z.string().max(100), id: z.uuid() })).min(1)

export type PurgeProgress =
  | Progress
  | {
      readonly kind: 'done'
      /** Records that are gone, with what belonged to them. */
      readonly erased: number
      /** Those that had to stay, because something that is not erased refers to them. */
      readonly kept: number
      readonly stopped: boolean
    }

/** Most records that are put back or erased by name in one call. */
export const mostBinned = 200

export const recycleBin = {
  list: procedure('signedIn')
    .input(
      z.strictObject({
        filter: filter.default({}),
        offset: z.int().min(0).max(1e6).default(0),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(type<BinPage>()),
  /** Puts several records back, with what was deleted along with each; many are sent in several calls of one act. */
  restore: procedure('signedIn')
    .input(z.strictObject({ act, records: named.max(mostBinned, 'tooMany') }))
    .output(type<{ restored: number }>()),
  /**
   * Erases records of the recycle bin for good, after a backup: those named, or all that a filter finds. `count` is how
   * many somebody was told it would be; where it is another number by now nothing is erased.
   */
  purge: procedure('administrator')
    .input(
      z.strictObject({
        act,
        which: z.union([
          z.strictObject({ records: named.max(10_000, 'tooMany') }),
          z.strictObject({ filter }),
        ]),
        count: z.int().min(1),
      }),
    )
    .output(eventIterator(type<PurgeProgress>())),
}
