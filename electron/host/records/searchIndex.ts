import { sql } from 'kysely'
import { gramVersion, indexTokens } from '../../../shared/domain/grams.ts'
import type { AnyRow, Entity } from '../../../shared/entity.ts'
import type { Registry } from '../../../shared/entities/registry.ts'
import type { SearchKind } from '../../../shared/fields/field.ts'
import type { Reading, Writing } from '../database/handle.ts'
import { anyQuery, query } from '../database/query.ts'
import { perEntity, template } from '../database/template.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { toRow } from './rows.ts'

interface SearchedField {
  readonly name: string
  readonly as: SearchKind
}

/** The fields of an entity that search looks into, the title first. */
export const searchedFields = perEntity((entity): readonly SearchedField[] => {
  const fields = Object.entries(entity.fields).flatMap(([name, { search }]) =>
    search ? [{ name, as: search }] : [],
  )
  fields.sort((a, b) => Number(b.name === entity.title) - Number(a.name === entity.title))
  return fields
})

/** Numbers of one entity's entries in the index. */
export interface EntryRange {
  readonly first: number
  readonly last: number
}

/** Entries that one entity may come to have made: 2³². */
const entriesEach = 2 ** 32

/**
 * The range of numbers in which an entity's entries stand, so that they are searched apart: above it stand 20 bits of
 * its name's hash (FNV-1a), together fewer than 2⁵³. `checkEntryRanges` sees that no two entities share one.
 */
export const entryRange = perEntity(({ name }): EntryRange => {
  let hash = 0x811c9dc5
  for (const letter of name) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0
  const first = (hash >>> 12) * entriesEach + 1
  return { first, last: first + entriesEach - 2 }
})

/** Throws when two entities would stand in one range. */
export function checkEntryRanges(registry: Registry): void {
  const taken = new Map<number, string>()
  for (const entity of Object.values(registry)) {
    const { first } = entryRange(entity)
    const other = taken.get(first)
    if (other !== undefined) throw new Error(`${entity.name} and ${other} stand in one range`)
    taken.set(first, entity.name)
  }
}

/** What is to be written into the index before a transaction ends. */
export interface PendingEntries {
  /** Notes that a record is to be indexed as it is now, or no more once it is deleted. */
  note(entity: Entity, row: AnyRow, isNew: boolean): void
  /** Does something that may be refused: what it noted before it throws is forgotten. */
  attempt<T>(work: () => T): T
  /** Writes every record that was noted, as it was noted last. */
  write(writing: Writing): void
}

/**
 * Entries are written together: SQLite opens a savepoint round each statement that has a trigger, and FTS5 writes its
 * buffers out at every savepoint.
 */
export function createPendingEntries(): PendingEntries {
  const noted: { readonly entity: Entity; readonly row: AnyRow; readonly isNew: boolean }[] = []
  return {
    note: (entity, row, isNew) => void noted.push({ entity, row, isNew }),
    attempt: (work) => {
      const before = noted.length
      try {
        return work()
      } catch (error) {
        noted.length = before
        throw error
      }
    },
    write: (writing) => {
      const last = new Map<string, (typeof noted)[number]>()
      for (const each of noted) {
        const isNew = last.get(each.row.id)?.isNew ?? each.isNew
        // Once more at the end: what was changed last is the most recent.
        last.delete(each.row.id)
        last.set(each.row.id, { ...each, isNew })
      }
      for (const { entity, row, isNew } of last.values()) indexSearch(writing, entity, row, isNew)
    },
  }
}

/** Writes a record's place in the search index again; the newest number is the most recent record. */
function indexSearch(writing: Writing, entity: Entity, row: AnyRow, isNew: boolean): void {
  if (!isNew) forgetSearch(writing, row.id)
  const fields = searchedFields(entity)
  if (row.deletedAt !== null || fields.length === 0) return
  const tokens = new Set<string>()
  for (const { name, as } of fields) {
    const text = row[name]
    if (typeof text === 'string') for (const token of indexTokens(as, text)) tokens.add(token)
  }
  const range = entryRange(entity)
  const rowid = (writing.first(newestEntry(range))?.rowid ?? range.first) + 1
  writing.run(newEntry({ rowid, entity: entity.name, record: row.id }))
  writing.run(newGrams({ rowid, tokens: [...tokens].join(' ') }))
}

const newestEntry = template(({ first, last }: EntryRange) =>
  query
    .selectFrom('searchEntry')
    .select('rowid')
    .where('rowid', '>=', first)
    .where('rowid', '<=', last)
    .orderBy('rowid', 'desc')
    .limit(sql.lit(1)),
)
const newEntry = template((entry: { rowid: number; entity: string; record: string }) =>
  query
    .insertInto('searchEntry')
    .values({ rowid: entry.rowid, entity: entry.entity, record: entry.record }),
)
const newGrams = template(({ rowid, tokens }: { rowid: number; tokens: string }) =>
  query.insertInto('searchGram').values({ rowid, tokens }),
)

/** Takes a record out of the search index. */
function forgetSearch(writing: Writing, record: string): void {
  const entry = writing.first(entryOf({ record }))
  if (!entry) return
  writing.run(oldGrams(entry))
  writing.run(oldEntry(entry))
}

const entryOf = template(({ record }: { record: string }) =>
  query.selectFrom('searchEntry').select('rowid').where('record', '=', record),
)
const oldGrams = template(({ rowid }: { rowid: number }) =>
  query.deleteFrom('searchGram').where('rowid', '=', rowid),
)
const oldEntry = template(({ rowid }: { rowid: number }) =>
  query.deleteFrom('searchEntry').where('rowid', '=', rowid),
)

/** Whether the index was made with the tokens of this program. */
export function searchIsCurrent(reading: Reading): boolean {
  return readSetting(reading, 'gramVersion') === gramVersion
}

/** Makes the whole search index anew, oldest change first, so that the newest records come first again. */
export function rebuildSearch(writing: Writing, registry: Registry): void {
  writing.run(query.deleteFrom('searchEntry'))
  writing.run(query.deleteFrom('searchGram'))
  for (const entity of Object.values(registry)) {
    if (searchedFields(entity).length === 0) continue
    const ids = writing.all(
      anyQuery
        .selectFrom(entity.name)
        .select('id')
        .where('deletedAt', 'is', null)
        .orderBy('updatedAt')
        .orderBy('rowid'),
    )
    for (const { id } of ids) {
      const stored = writing.first(
        anyQuery.selectFrom(entity.name).selectAll().where('id', '=', id),
      )
      if (stored) indexSearch(writing, entity, toRow(entity, stored), true)
    }
  }
  writeSetting(writing, 'gramVersion', gramVersion)
}
