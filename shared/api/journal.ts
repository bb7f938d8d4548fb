import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import { procedure } from './procedure.ts'
import type { Progress } from './progress.ts'
import { changeKinds, changeSources, type ChangeKind, type ChangeSource } from './records.ts'
import type { Titles } from './records.ts'

/** What the journal tells beside changes of records. */
export const eventKinds = [
  'signedIn',
  'signInRefused',
  'signedOut',
  'locked',
  'passwordChanged',
  'viewBegan',
  'viewEnded',
  'accountClosed',
  'refused',
  'exported',
  'copied',
  'printed',
  'settingsChanged',
  'testSent',
  'sendingBegan',
  'sendingSteered',
  'optedOut',
  'purged',
  'historyCompacted',
  'cleaned',
  'recordsCleared',
  'officeMoved',
  'openedElsewhere',
  'openedBefore',
  'officeBegun',
  'backupMade',
  'backupFailed',
  'restored',
  'restoreFailed',
  'converted',
  'recoveryRenewed',
  'recoveryUsed',
  'letInHere',
  'letInNoMore',
  'plainBackupsCleared',
  'journalExported',
  'journalChecked',
] as const

export type EventKind = (typeof eventKinds)[number]

/** What an event is about, in plain values; it says nothing that erasing a record would have to take out again. */
export type EventDetail = Readonly<Record<string, string | number | boolean | null>>

/** Something to be noted in the journal. */
export interface JournalEvent {
  readonly kind: EventKind
  readonly entity?: string | undefined
  readonly record?: string | undefined
  readonly detail?: EventDetail | undefined
}

/** Something that was noted. */
export interface NotedEvent {
  readonly kind: EventKind
  readonly entity: string | null
  readonly record: string | null
  readonly detail: EventDetail
}

/** What one act did to records of an entity. */
export interface JournalPart {
  readonly entity: string
  readonly kind: ChangeKind
  readonly count: number
  /** Where it is one record: which, and its fields. */
  readonly record: string | null
  readonly fields: Readonly<Record<string, { readonly old: unknown; readonly new: unknown }>>
}

/** One line of the journal: what somebody did at once, or an event. */
export interface JournalLine {
  readonly key: string
  /** UTC milliseconds; of the last of several. */
  readonly at: number
  readonly user: string | null
  readonly act: string
  readonly source: ChangeSource
  readonly parts: readonly JournalPart[]
  readonly event: NotedEvent | null
}

/** Where the reading of the journal goes on: a place in the log and one among the events, each `[moment, row]`. */
const place = z.tuple([z.number(), z.number()]).nullable()
const cursor = z.strictObject({ change: place, event: place })
export type JournalCursor = z.infer<typeof cursor>

const filter = z.strictObject({
  /** Ids of users; null is the program itself. */
  users: z.array(z.string().max(100).nullable()).max(200).optional(),
  changes: z.array(z.enum(changeKinds)).optional(),
  events: z.array(z.enum(eventKinds)).optional(),
  entity: z.string().max(100).optional(),
  source: z.enum(changeSources).optional(),
  record: z.string().max(100).optional(),
  act: z.string().max(100).optional(),
  /** From this moment on, UTC milliseconds. */
  from: z.number().optional(),
  /** Before this moment. */
  to: z.number().optional(),
})
export type JournalFilter = z.infer<typeof filter>

export interface JournalPage {
  readonly lines: readonly JournalLine[]
  readonly titles: Titles
  /** Null at the end. A page may have few lines, or none, and yet not be the last: then it looked through enough for once. */
  readonly next: JournalCursor | null
}

/** The seal over the whole journal of this install as it is now. */
export interface Seal {
  readonly site: string
  readonly number: number
  readonly at: number
  readonly hash: string
}

/** Why a journal is not what it was: an entry is not as it was sealed, gone, or came in past the seals. */
export type Break = {
  readonly why: 'altered' | 'missing' | 'inserted' | 'sealMissing' | 'erasedAlone'
  readonly what: 'change' | 'event' | 'seal'
  readonly site: string
  /** Numbers of the first and last entry it may be. */
  readonly first: number
  readonly last: number
  /** When that was sealed; null where nothing says. */
  readonly at: number | null
}

export interface Verdict {
  readonly broken: Break | null
  readonly changes: number
  readonly events: number
  readonly seals: number
  /** Entries from before there were seals: nothing vouches for them. */
  readonly before: number
  /** Whether the seal that was kept elsewhere is still one of this journal; null where none was given. */
  readonly kept: boolean | null
}

export type JournalCheck = Progress | { readonly kind: 'done'; readonly verdict: Verdict }

export const journal = {
  /** What happened in the office, the last first. */
  page: procedure('administrator')
    .input(
      z.strictObject({
        filter: filter.default({}),
        before: cursor.nullable().default(null),
        /** Every entry by itself. */
        single: z.boolean().default(false),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(type<JournalPage>()),
  /** The newest seal of this install, or null before anything was written. */
  seal: procedure('administrator').output(type<Seal | null>()),
  /** Goes over everything that was sealed, and says where it is not as it was. `kept` is the hash of a seal kept elsewhere. */
  check: procedure('administrator')
    .input(z.strictObject({ kept: z.string().trim().max(200).default('') }))
    .output(eventIterator(type<JournalCheck>())),
  /** The whole journal, entry by entry and page by page, to be taken along. */
  export: procedure('administrator')
    .input(z.strictObject({ filter: filter.default({}) }))
    .output(eventIterator(type<JournalPage>())),
  /** Tells that somebody takes whom a mailing goes to out of the program as a table, to so many. */
  exported: procedure('signedIn')
    .input(z.strictObject({ mailing: z.uuid(), count: z.int().min(1) }))
    .output(type<void>()),
  /** Tells that somebody takes records out of the program by the clipboard. */
  copied: procedure('signedIn')
    .input(z.strictObject({ entity: z.string().max(100), count: z.int().min(1) }))
    .output(type<void>()),
}
