import { sql } from 'kysely'
import { gramVersion, indexTokens, tagToken } from '../../../shared/domain/grams.ts'
import type { AnyRow, AnyValues, Entity } from '../../../shared/entity.ts'
import type { Registry } from '../../../shared/entities/registry.ts'
import type { Reading, Writing } from '../database/handle.ts'
import { anyQuery, query } from '../database/query.ts'
import { perEntity, template } from '../database/template.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { toRow } from './rows.ts'
import { searchedFields } from './searchedFields.ts'

/** The table of the grams of an entity's records: each entity is searched apart. */
export const gramTable = (entity: Entity) => `${entity.name}Gram`

/** The number under which a record stands in the index, before and after a change; null where it does not. */
export interface Recency {
  readonly was: number | null
  readonly is: number | null
}

/** What is to be written into the index before a transaction ends. */
export interface PendingEntries {
  /** Notes that a record is to be indexed as it is now. */
  note(entity: Entity, row: AnyRow, recency: Recency): void
  /** Notes that records are to be indexed again that were changed since a field was removed, and hold something in it. */
  noteField(missed: MissedField): void
  /** Does something that may be refused: what it noted before it throws is forgotten. */
  attempt<T>(work: () => T): T
  /** Writes every record that was noted, as it was noted last, and then what fields have missed. */
  write(writing: Writing): void
}

/** A field that comes back: records changed since `since`, a row of the log, were indexed without it. */
export interface MissedField {
  readonly entity: Entity
  readonly field: string
  readonly since: number
}

interface Noted extends Recency {
  readonly entity: Entity
  readonly row: AnyRow
}

/**
 * Entries are written together: SQLite opens a savepoint round each statement that has a trigger, and FTS5 writes its
 * buffers out at every savepoint.
 */
export function createPendingEntries(): PendingEntries {
  const noted: Noted[] = []
  const fields: MissedField[] = []
  return {
    note: (entity, row, recency) => void noted.push({ entity, row, ...recency }),
    noteField: (missed) => void fields.push(missed),
    attempt: (work) => {
      const before = { noted: noted.length, fields: fields.length }
      try {
        return work()
      } catch (error) {
        noted.length = before.noted
        fields.length = before.fields
        throw error
      }
    },
    write: (writing) => {
      const last = new Map<string, Noted>()
      for (const each of noted) {
        const first = last.get(each.row.id) ?? each
        last.set(each.row.id, { ...each, was: first.was })
      }
      // A number that one record gave up another may have taken.
      for (const { entity, was } of last.values())
        if (was !== null) forgetGrams(writing, entity, was)
      for (const { entity, row, is } of last.values())
        if (is !== null) writeGrams(writing, entity, row, is)
      for (const missed of fields) indexMissed(writing, missed)
    },
  }
}

/**
 * Gives the number of a record that is changed now: above all others of its entity, null where search does not look.
 * Numbers of a transaction that fails are left out.
 */
export function createRecencies(reading: Reading): (entity: Entity) => number | null {
  const given = new Map<string, number>()
  return (entity) => {
    if (searchedFields(entity).length === 0) return null
    const last = given.get(entity.name) ?? reading.first(highestRecency(entity)({}))?.recency ?? 0
    given.set(entity.name, last + 1)
    return last + 1
  }
}

/** The highest number of an entity's records; the index tells it that holds the numbers there are. */
export const highestRecency = perEntity((entity) =>
  template(() =>
    anyQuery
      .selectFrom(entity.name)
      .select(sql<number | null>`max(recency)`.as('recency'))
      .where('recency', 'is not', null),
  ),
)

/** The number that a record has; null when it is not in the index. */
export function recencyOf(reading: Reading, entity: Entity, id: string): number | null {
  const found = reading.first(numberOf(entity)({ id }))
  return typeof found?.recency === 'number' ? found.recency : null
}

const numberOf = perEntity((entity) =>
  template(({ id }: { id: string }) =>
    anyQuery.selectFrom(entity.name).select('recency').where('id', '=', id),
  ),
)

/** The tokens under which a record stands in the index. */
export function tokensOf(entity: Entity, row: AnyValues): ReadonlySet<string> {
  const tokens = new Set<string>()
  for (const { name, as, isTags, textOf } of searchedFields(entity)) {
    const value = row[name]
    if (isTags) for (const id of (value as readonly string[] | null) ?? []) tokens.add(tagToken(id))
    else indexTokens(as, textOf(value), tokens)
  }
  return tokens
}

function writeGrams(writing: Writing, entity: Entity, row: AnyRow, rowid: number): void {
  writing.run(newGrams(entity)({ rowid, tokens: [...tokensOf(entity, row)].join(' ') }))
}

const newGrams = perEntity((entity) =>
  template(({ rowid, tokens }: { rowid: number; tokens: string }) =>
    anyQuery.insertInto(gramTable(entity)).values({ rowid, tokens }),
  ),
)

function forgetGrams(writing: Writing, entity: Entity, rowid: number): void {
  writing.run(oldGrams(entity)({ rowid }))
}

const oldGrams = perEntity((entity) =>
  template(({ rowid }: { rowid: number }) =>
    anyQuery.deleteFrom(gramTable(entity)).where('rowid', '=', rowid),
  ),
)

/** Whether the index was made with the tokens of this program. */
export function searchIsCurrent(reading: Reading): boolean {
  return readSetting(reading, 'gramVersion') === gramVersion
}

/** Records read at once while they are indexed anew. */
const batch = 5000

/** Indexes again what a field has missed, a stretch of the log at a time: it may tell of every record there is. */
export function indexMissed(writing: Writing, { entity, field, since }: MissedField): void {
  const last = writing.first(query.selectFrom('change').select(sql<number>`max(rowid)`.as('row')))
  for (let after = since; after < (last?.row ?? 0); after += batch) {
    const changed = query
      .selectFrom('change')
      .select('record')
      .where('rowid', '>', after)
      .where('rowid', '<=', after + batch)
      .where('entity', '=', entity.name)
    const stored = writing.all(
      anyQuery
        .selectFrom(entity.name)
        .selectAll()
        .where('id', 'in', changed)
        .where(field, 'is not', null)
        .where('recency', 'is not', null),
    )
    for (const each of stored) {
      forgetGrams(writing, entity, Number(each.recency))
      writeGrams(writing, entity, toRow(entity, each), Number(each.recency))
    }
  }
}

/** Makes the whole search index anew, in one part; records keep their numbers, so that the newest come first again. */
export function rebuildSearch(writing: Writing, registry: Registry): void {
  emptySearch(writing, registry)
  for (const { entity, upTo } of indexedRows(writing, registry)) {
    for (let after = 0; after < upTo;) {
      after = indexSome(writing, entity, { after, upTo, most: batch, isEmpty: true }).last
    }
    const grams = gramTable(entity)
    writing.run(anyQuery.insertInto(grams).values({ [grams]: 'optimize' }))
  }
  searchIsMade(writing)
}

/** Empties the search index; the next start makes it anew, unless somebody does before. */
export function emptySearch(writing: Writing, registry: Registry): void {
  for (const entity of Object.values(registry)) {
    const grams = gramTable(entity)
    // FTS5's own word for it: row by row a million would take minutes.
    writing.run(anyQuery.insertInto(grams).values({ [grams]: 'delete-all' }))
  }
  writeSetting(writing, 'gramVersion', 0)
}

/** Notes that the index is whole. */
export const searchIsMade = (writing: Writing): void =>
  writeSetting(writing, 'gramVersion', gramVersion)

/** What there is to be indexed: how many records of each entity, and their highest number. */
export const indexedRows = (reading: Reading, registry: Registry) =>
  Object.values(registry)
    .filter((entity) => searchedFields(entity).length > 0)
    .map((entity) => {
      const numbered = anyQuery.selectFrom(entity.name).where('recency', 'is not', null)
      const found = reading.first(
        numbered.select([
          sql<number>`count(*)`.as('rows'),
          sql<number>`coalesce(max(recency), 0)`.as('upTo'),
        ]),
      )
      return { entity, rows: 0, upTo: 0, ...found }
    })

/** A stretch of an entity's records, by their numbers. */
interface Indexed {
  readonly after: number
  readonly upTo: number
  readonly most: number
  /** Nobody can have indexed any of them meanwhile. */
  readonly isEmpty?: boolean
}

/** Indexes some records anew, those with the lowest numbers above one; `last` is where to go on. */
export function indexSome(
  writing: Writing,
  entity: Entity,
  { after, upTo, most, isEmpty = false }: Indexed,
): { readonly count: number; readonly last: number } {
  const stored = writing.all(
    anyQuery
      .selectFrom(entity.name)
      .selectAll()
      .where('recency', '>', after)
      .where('recency', '<=', upTo)
      .orderBy('recency')
      .limit(most),
  )
  for (const each of stored) {
    const recency = Number(each['recency'])
    if (!isEmpty) forgetGrams(writing, entity, recency)
    writeGrams(writing, entity, toRow(entity, each), recency)
  }
  const isLast = stored.length < most
  return { count: stored.length, last: isLast ? upTo : Number(stored.at(-1)!['recency']) }
}
