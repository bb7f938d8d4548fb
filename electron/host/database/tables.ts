import type { Generated } from 'kysely'
import type { RecordBase } from '../../../shared/entity.ts'
import type { Entities, EntityName } from '../../../shared/entities/registry.ts'
import type { FieldSpec, ValueOf } from '../../../shared/fields/field.ts'
import type { EventKind } from '../../../shared/api/journal.ts'
import type { ChangeKind, ChangeSource } from '../../../shared/api/records.ts'

/** What a column holds: numbers for kinds that count, text (JSON for compound kinds) for the rest. */
type Stored<S extends FieldSpec> = S['kind'] extends
  'number' | 'money' | 'instant' | 'yesNo' | 'duration'
  ? number
  : S['kind'] extends 'choice'
    ? ValueOf<S>
    : string

type Columns<F extends Readonly<Record<string, FieldSpec>>> = {
  [K in keyof F]: F[K]['required'] extends true ? Stored<F[K]> : Stored<F[K]> | null
}

/** Columns of every record table beside those of its fields. */
export type SystemColumns = { -readonly [K in keyof RecordBase]: RecordBase[K] } & {
  /** Order in which records came to this install. */
  rowid: number
  /** Sorts titles by pinyin with plain binary comparison. */
  titleKey: string
  /** The record's number in its entity's table of grams, the highest being changed last; null for what search leaves out. */
  recency: number | null
}

/** One entry of the change log. `clock` is a hybrid logical clock, see `shared/domain/hlc.ts`. */
export interface ChangeColumns {
  site: string
  seq: number
  clock: number
  /** UTC milliseconds on the clock of the site that wrote it. */
  at: number
  user: string | null
  act: string
  source: ChangeSource
  entity: string
  record: string
  kind: ChangeKind
  /** JSON: field → [old, new, clock of the value it overwrote]. */
  fields: string
  /** Chance that goes into the digest of the fields, so that what was erased can't be guessed from it; none before there were seals. */
  salt: string | null
  /** What the digest of the fields was, once they are erased. */
  digest: string | null
}

/** What happened in the office beside changes of records. */
export interface EventColumns {
  site: string
  seq: number
  /** UTC milliseconds. */
  at: number
  user: string | null
  act: string
  source: ChangeSource
  kind: EventKind
  entity: string | null
  record: string | null
  /** JSON. */
  detail: string
}

/** Up to which entry of a site the journal is sealed, and the hash over all of it so far. */
export interface SealColumns {
  site: string
  number: number
  at: number
  changes: number
  events: number
  hash: string
}

export type Tables = {
  [E in EntityName]: SystemColumns & Columns<Entities[E]['fields']>
} & {
  change: ChangeColumns & { rowid: Generated<number> }
  event: EventColumns & { rowid: Generated<number> }
  seal: SealColumns
  /** Clock of the last change of a field; a field without a row is as old as its record. */
  cell: { record: string; field: string; clock: number; site: string }
  /** Which records carry a tag; follows from the records' tags fields. */
  tagged: { tag: string; entity: string; record: string }
  /** Normal forms by which likely duplicates are found. */
  duplicateKey: { entity: string; key: string; field: string; record: string }
  /** This install's own facts, as JSON. */
  setting: { name: string; value: string }
  /** Password hashes; they never leave this install. */
  credential: { user: string; hash: string; changedAt: number }
}

/** Tables of entities known only when the program runs. */
export type AnyTables = Record<string, Record<string, string | number | null>>
