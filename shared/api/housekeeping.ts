import { eventIterator, type } from '@orpc/contract'
import type { BackupProgress } from './backup.ts'
import { z } from 'zod'
import { procedure } from './procedure.ts'

/** What the records of an entity came to in a check. */
export interface ExaminedEntity {
  readonly entity: string
  readonly live: number
  /** In the recycle bin. */
  readonly deleted: number
  /** Records that search would miss, or finds though they are gone. */
  readonly astray: number
}

/** What the office's file holds. */
export const filePartNames = ['records', 'history', 'search', 'other'] as const
export type FilePart = (typeof filePartNames)[number]

/** A month of work; what the sample brought along is not counted. */
export interface Month {
  /** UTC milliseconds of its first moment here. */
  readonly start: number
  /** Records made. */
  readonly created: number
  /** Changes, those among them. */
  readonly changes: number
}

/** What a check of the office came to. Sizes in bytes. */
export interface Examination {
  /** Things that SQLite finds wrong with the file; none when it is whole. */
  readonly faults: number
  /** References that lead nowhere. */
  readonly dangling: number
  readonly entities: readonly ExaminedEntity[]
  readonly attachments: {
    readonly count: number
    readonly bytes: number
    /** Named by a record, and not there. */
    readonly missing: number
    /** Not what they were when they came in. */
    readonly damaged: number
    /** Named by no record any more; the history may still name them. */
    readonly unused: number
  }
  readonly file: {
    readonly bytes: number
    /** Left over within the file. */
    readonly free: number
    /** Entries of the change log. */
    readonly changes: number
    readonly parts: Readonly<Record<FilePart, number>>
  }
  /** The last twelve, the latest last. */
  readonly months: readonly Month[]
}

export type ExaminationWork =
  BackupProgress | { readonly kind: 'done'; readonly result: Examination }

/** What whoever helps needs to know; nothing in it is a customer's. */
export interface SupportFacts {
  readonly program: string
  readonly schema: number
  readonly platform: string
  readonly node: string
  readonly sqlite: string
  readonly memory: number
  /** Live records by entity. */
  readonly counts: Readonly<Record<string, number>>
  /** How the office is set up, as far as no words of its own are in it. */
  readonly settings: Readonly<Record<string, unknown>>
  /** Kinds of the fields that it added, by entity. */
  readonly customFields: readonly string[]
  readonly log: string
}

/** What of the history lies before a moment, and can be let go of. */
export interface HistoryWeight {
  readonly entries: number
  readonly bytes: number
  /** UTC milliseconds; null when there is none. */
  readonly oldest: number | null
}

/** What belongs to nothing any more. */
export interface OrphanCounts {
  readonly files: number
  readonly references: number
}

/** Work on the whole of the office: how far it is, and what came of it. */
export type HousekeepingWork<T> = BackupProgress | { readonly kind: 'done'; readonly result: T }

/** Where the office lies. Sizes in bytes. */
export interface OfficeFolder {
  readonly path: string
  /** The folder that it was moved away from, while it is kept. */
  readonly old: { readonly path: string; readonly bytes: number } | null
}

const act = z.uuid()
/** The office's name, typed by whoever means it. */
const name = z.string().trim().max(200)

export const housekeeping = {
  /** Looks at every page of the file, every reference, the index of search and every attachment. */
  examine: procedure('administrator').output(eventIterator(type<ExaminationWork>())),
  facts: procedure('administrator').output(type<SupportFacts>()),
  weigh: procedure('administrator')
    .input(z.strictObject({ before: z.int() }))
    .output(type<HistoryWeight>()),
  /** Lets go of what the history holds from before a moment, after a backup. */
  compact: procedure('administrator')
    .input(z.strictObject({ act, before: z.int() }))
    .output(eventIterator(type<HousekeepingWork<{ entries: number }>>())),
  orphans: procedure('administrator').output(eventIterator(type<HousekeepingWork<OrphanCounts>>())),
  /** Takes away what belongs to nothing any more, after a backup. */
  clean: procedure('administrator')
    .input(z.strictObject({ act }))
    .output(eventIterator(type<HousekeepingWork<OrphanCounts>>())),
  /** Makes the index of search anew. */
  reindex: procedure('administrator')
    .input(z.strictObject({ act }))
    .output(eventIterator(type<HousekeepingWork<null>>())),
  /** Gives the disk back what is free within the file. */
  shrink: procedure('administrator').output(
    eventIterator(type<HousekeepingWork<{ before: number; after: number }>>()),
  ),
  /** Erases all records of some kinds for good, with what belongs to them, after a backup. */
  clear: procedure('administrator')
    .input(z.strictObject({ act, name, kinds: z.array(z.string().max(100)).min(1).max(100) }))
    .output(eventIterator(type<HousekeepingWork<{ erased: number; kept: number }>>())),
  /** Begins anew with nothing: no records, no settings, nobody's account; after a backup. The office opens anew. */
  beginAnew: procedure('administrator')
    .input(z.strictObject({ name }))
    .output(eventIterator(type<HousekeepingWork<null>>())),
  folder: procedure('administrator').output(type<OfficeFolder>()),
  /** Moves all of the office to another folder, and keeps the old one. The office opens anew. */
  move: procedure('administrator')
    .input(z.strictObject({ path: z.string().trim().min(1, 'required').max(1000, 'tooLong') }))
    .output(eventIterator(type<HousekeepingWork<null>>())),
  /** Takes away what was kept in the folder that the office was moved from. */
  forgetOld: procedure('administrator').output(type<OfficeFolder>()),
}
