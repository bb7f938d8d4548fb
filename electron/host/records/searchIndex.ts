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

/** The table of the grams of an entity's records: each entity is searched apart. */
export const gramTable = (entity: Entity) => `${entity.name}Gram`

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
  if (!isNew) forgetSearch(writing, entity, row.id)
  const fields = searchedFields(entity)
  if (row.deletedAt !== null || fields.length === 0) return
  const tokens = new Set<string>()
  for (const { name, as } of fields) {
    const text = row[name]
    if (typeof text === 'string') for (const token of indexTokens(as, text)) tokens.add(token)
  }
  const { rowid } = writing.run(newEntry({ entity: entity.name, record: row.id }))
  writing.run(newGrams(entity)({ rowid, tokens: [...tokens].join(' ') }))
}

const newEntry = template((entry: { entity: string; record: string }) =>
  query.insertInto('searchEntry').values({ entity: entry.entity, record: entry.record }),
)
const newGrams = perEntity((entity) =>
  template(({ rowid, tokens }: { rowid: number; tokens: string }) =>
    anyQuery.insertInto(gramTable(entity)).values({ rowid, tokens }),
  ),
)

/** Takes a record out of the search index. */
function forgetSearch(writing: Writing, entity: Entity, record: string): void {
  const entry = writing.first(entryOf({ record }))
  if (!entry) return
  writing.run(oldGrams(entity)(entry))
  writing.run(oldEntry(entry))
}

const entryOf = template(({ record }: { record: string }) =>
  query.selectFrom('searchEntry').select('rowid').where('record', '=', record),
)
const oldGrams = perEntity((entity) =>
  template(({ rowid }: { rowid: number }) =>
    anyQuery.deleteFrom(gramTable(entity)).where('rowid', '=', rowid),
  ),
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
  for (const entity of Object.values(registry)) {
    writing.run(anyQuery.deleteFrom(gramTable(entity)))
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
