import type { AnyRow, Entity } from '../../../shared/entity.ts'
import type { SearchKind } from '../../../shared/fields/field.ts'
import type { Writing } from '../database/handle.ts'
import { query } from '../database/query.ts'

/** The fields of an entity that search looks into, the title first. */
export function searchedFields(entity: Entity): { name: string; as: SearchKind }[] {
  const fields = Object.entries(entity.fields).flatMap(([name, { search }]) =>
    search ? [{ name, as: search }] : [],
  )
  return fields.sort((a, b) => Number(b.name === entity.title) - Number(a.name === entity.title))
}

/** Writes a record's place in the search index again; the newest number is the most recent record. */
export function indexSearch(writing: Writing, entity: Entity, row: AnyRow, isNew: boolean): void {
  if (!isNew) forgetSearch(writing, row.id)
  if (row.deletedAt !== null) return
  if (searchedFields(entity).length === 0) return
  writing.run(query.insertInto('searchEntry').values({ entity: entity.name, record: row.id } as never))
}

/** Takes a record out of the search index. */
export function forgetSearch(writing: Writing, record: string): void {
  writing.run(query.deleteFrom('searchEntry').where('record', '=', record))
}
