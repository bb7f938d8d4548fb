import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import type { AnyRow, SomeRow } from '../entity.ts'
import { mergePicks } from '../domain/mergedRecord.ts'
import type { Problem } from '../failure.ts'
import { filterSchema, mostMarks, sortSchema } from '../filter.ts'
import { totalSchema, type TotalValue } from '../totals.ts'
import { bulk, whichSchema } from './bulk.ts'
import { procedure } from './procedure.ts'
import type { Progress } from './progress.ts'

/** Names for the ids that rows refer to, by id. A record in the recycle bin keeps its name. */
export type Titles = Readonly<Record<string, string>>

export interface RecordPage {
  readonly rows: readonly SomeRow[]
  readonly titles: Titles
}

export interface ListPage extends RecordPage {
  /** How many records the whole list holds; null where nobody has counted yet: `size` does. */
  readonly total: number | null
  /** Place of the first row in the list, from 0. */
  readonly offset: number
  /** Which of the marks asked for hold for a row: their places, by the row's id. Rows that have none are left out. */
  readonly marks?: Readonly<Record<string, readonly number[]>>
}

/** Where a change may come from. */
export const changeSources = [
  'interface',
  'import',
  'undo',
  'history',
  'consent',
  'merge',
  'restore',
  'sample',
  'setUp',
  'clock',
] as const
export type ChangeSource = (typeof changeSources)[number]

export const changeKinds = ['create', 'update', 'delete', 'restore', 'purge'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** One entry of a record's history. */
export interface HistoryEntry {
  readonly site: string
  readonly sequence: number
  /** Its place among the changes of the record; what `asOf` and `putBack` take. */
  readonly clock: number
  /** UTC milliseconds. */
  readonly at: number
  readonly user: string | null
  readonly entity: string
  readonly record: string
  readonly kind: ChangeKind
  readonly source: ChangeSource
  /** Id of the act this was part of; what undo takes. */
  readonly act: string
  /** Who proposed it, where somebody else agreed to it. */
  readonly behalf?: string
  /** Old and new value of each changed field; of all filled fields for a create. */
  readonly fields: Readonly<Record<string, { readonly old: unknown; readonly new: unknown }>>
  /** What it held was cleaned out of the history, or erased with the record. */
  readonly isEmptied?: true
}

/** A record as it was at a moment of its past. */
export interface AsOf {
  /** Null before it was made, and where it is not known any more. */
  readonly row: AnyRow | null
  /** What was changed since was cleaned out of the history. */
  readonly isForgotten: boolean
  readonly titles: Titles
  /** What `putBack` takes to give the record this state again. */
  readonly clock: number
  /** When and by whom it became so. */
  readonly at: number | null
  readonly user: string | null
  /** Fields that hold something else now. */
  readonly differing: readonly string[]
}

/** What came of putting values back: the record as it is now, and why some fields stayed as they were. */
export interface PutBack {
  readonly row: AnyRow
  readonly left: readonly Problem[]
  /** How many fields have their values back, and of how many that waits for consent. */
  readonly made: number
  readonly waiting: number
}

/** How far taking back an act is, and what came of it. */
export type UndoProgress =
  | Progress
  | {
      readonly kind: 'done'
      readonly undone: number
      /** Where the value that comes back waits for consent. */
      readonly waiting: number
      readonly skipped: number
      readonly stopped: boolean
    }

/** One line of a timeline: a record that happened to this one, or a change of it. */
export type TimelineEntry =
  | { readonly kind: 'record'; readonly at: number; readonly entity: string; readonly row: AnyRow }
  | { readonly kind: 'change'; readonly at: number; readonly change: HistoryEntry }

export interface Timeline {
  readonly entries: readonly TimelineEntry[]
  readonly titles: Titles
  /** Give this as `before` to read on; null at the end. */
  readonly next: number | null
  /** Entries of the whole timeline, whatever was asked for: by entity, and of changes under `change`. */
  readonly counts: Readonly<Record<string, number>>
}

/** A record that may be the same as one being typed. It says who has it, and no more. */
export interface DuplicateHint {
  readonly entity: string
  /** Null, like its title, where this person may not see it. */
  readonly id: string | null
  readonly title: string | null
  /** Name of its owner, or null when nobody has it. */
  readonly owner: string | null
  /** The field that agrees. */
  readonly field: string
}

/** With whom a record is shared: a colleague or a department. */
export interface SharedWith {
  readonly id: string
  readonly user: string | null
  readonly department: string | null
  readonly mayEdit: boolean
}

const entity = z.string().max(100)
const values = z.record(z.string().max(100), z.unknown())
const one = { entity, id: z.uuid() }
/** Made by the caller; every change of one act is undone together. */
const act = z.uuid()

export const records = {
  ...bulk,
  read: procedure('signedIn')
    .input(z.strictObject(one))
    .output(type<{ row: AnyRow; titles: Titles }>()),
  /** With whom a record is shared beyond those who see it by their role. */
  shares: procedure('signedIn').input(z.strictObject(one)).output(type<readonly SharedWith[]>()),
  list: procedure('signedIn')
    .input(
      z.strictObject({
        entity,
        filter: filterSchema.nullable().optional(),
        sort: sortSchema.optional(),
        offset: z.int().min(0).max(1e9).default(0),
        limit: z.int().min(1).max(500).default(100),
        /** Only these fields of each row, beside its id; all when absent. One that is none is passed over. */
        fields: z.array(z.string().max(100)).max(500).optional(),
        /** Conditions to be told of each row. */
        marks: z.array(filterSchema).max(mostMarks).optional(),
      }),
    )
    .output(type<ListPage>()),
  /** How many records a list holds; any page of it is at hand from then on. */
  size: procedure('signedIn')
    .input(
      z.strictObject({
        entity,
        filter: filterSchema.nullable().optional(),
        sort: sortSchema.optional(),
      }),
    )
    .output(type<number>()),
  /** Place of a record in a list, from 0; -1 when it is not in it. */
  place: procedure('signedIn')
    .input(
      z.strictObject({
        ...one,
        filter: filterSchema.nullable().optional(),
        sort: sortSchema.optional(),
      }),
    )
    .output(type<number>()),
  /** How many records answer each filter; null for one that can't be asked (a field since removed). */
  counts: procedure('signedIn')
    .input(z.strictObject({ entity, filters: z.array(filterSchema.nullable()).max(50) }))
    .output(type<readonly (number | null)[]>()),
  /** A figure for each of these columns, over a whole list but for some, or over some records. */
  totals: procedure('signedIn')
    .input(
      z.strictObject({
        entity,
        which: whichSchema,
        columns: z.array(totalSchema).min(1).max(100),
      }),
    )
    .output(type<readonly TotalValue[]>()),
  /** Asked again with the same id it is the same record. */
  create: procedure('signedIn')
    .input(z.strictObject({ ...one, act, values }))
    .output(type<AnyRow>()),
  /** Makes records that are nothing without each other, in this order: all of them or none. */
  createTogether: procedure('signedIn')
    .input(
      z.strictObject({
        act,
        records: z
          .array(z.strictObject({ ...one, values }))
          .min(1)
          .max(200, 'tooMany'),
      }),
    )
    .output(type<readonly AnyRow[]>()),
  /**
   * `seen` holds what the person saw in these fields. A field that somebody changed meanwhile to
   * something else is a `conflict` failure; nothing is written then.
   */
  update: procedure('signedIn')
    .input(z.strictObject({ ...one, act, values, seen: values.optional() }))
    .output(type<AnyRow>()),
  /** Moves a few records to the recycle bin, with what belongs to them; `bulk` does it to many. */
  remove: procedure('signedIn')
    .input(z.strictObject({ entity, ids: z.array(z.uuid()).min(1).max(100, 'tooMany'), act }))
    .output(type<{ removed: number }>()),
  restore: procedure('signedIn')
    .input(z.strictObject({ ...one, act }))
    .output(type<AnyRow>()),
  /**
   * Makes one record of two: `keep` takes the values that are picked, and all that refers to `from`, which goes to the
   * recycle bin. Fields that are not named are put together as is usual. `seen` is when each was changed last, as far as
   * the person knows.
   */
  merge: procedure('signedIn')
    .input(
      z.strictObject({
        entity,
        act,
        keep: z.uuid(),
        from: z.uuid(),
        picks: z.record(z.string().max(100), z.enum(mergePicks)),
        seen: z.strictObject({ keep: z.number(), from: z.number() }),
      }),
    )
    .output(type<AnyRow>()),
  /**
   * Takes back one's own act as far as nobody has changed the same fields since. Cancelled, it stops; asked again it
   * goes on with what is left.
   */
  undo: procedure('signedIn')
    .input(z.strictObject({ undo: z.uuid(), act }))
    .output(eventIterator(type<UndoProgress>())),
  history: procedure('signedIn')
    .input(
      z.strictObject({
        ...one,
        /** Only changes before this clock, as `next` of the page before said. */
        before: z.number().nullable().default(null),
        limit: z.int().min(1).max(500).default(200),
      }),
    )
    .output(type<{ entries: readonly HistoryEntry[]; titles: Titles; next: number | null }>()),
  /** A record as it was: after its changes up to a clock, or at the end of a moment (UTC milliseconds). */
  asOf: procedure('signedIn')
    .input(z.strictObject({ ...one, clock: z.number().optional(), at: z.number().optional() }))
    .output(type<AsOf>()),
  /**
   * Gives a record the values back that it had at a clock, all of them or those of some fields, as far as today's rules
   * let it. `seen` is what the person saw in them.
   */
  putBack: procedure('signedIn')
    .input(
      z.strictObject({
        ...one,
        act,
        clock: z.number(),
        fields: z.array(z.string().max(100)).max(500).optional(),
        seen: values.optional(),
      }),
    )
    .output(type<PutBack>()),
  timeline: procedure('signedIn')
    .input(
      z.strictObject({
        ...one,
        /** Only entries before this moment, UTC milliseconds. */
        before: z.number().nullable().default(null),
        /** Only these: names of entities, and `change`; all when absent. */
        only: z.array(z.string().max(100)).max(50).optional(),
        limit: z.int().min(1).max(500).default(50),
      }),
    )
    .output(type<Timeline>()),
  /** Records like the one being typed; `id` is left out of the answer. */
  duplicates: procedure('signedIn')
    .input(z.strictObject({ ...one, values }))
    .output(type<readonly DuplicateHint[]>()),
  /** Number of records of each entity that refer to this one by the named field. */
  related: procedure('signedIn')
    .input(z.strictObject(one))
    .output(
      type<
        readonly { readonly entity: string; readonly field: string; readonly count: number }[]
      >(),
    ),
}
