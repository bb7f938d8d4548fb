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

/** The token that every record of an entity stands under; no token of a text begins with e. */
export const entityToken = (entity: Entity) => `e${entity.name.toLowerCase()}`

/** Writes a record's place in the search index again; the newest number is the most recent record. */
export function indexSearch(writing: Writing, entity: Entity, row: AnyRow, isNew: boolean): void {
  if (!isNew) forgetSearch(writing, row.id)
  const fields = searchedFields(entity)
  if (row.deletedAt !== null || fields.length === 0) return
  const tokens = new Set([entityToken(entity)])
  for (const { name, as } of fields) {
    const text = row[name]
    if (typeof text === 'string') for (const token of indexTokens(as, text)) tokens.add(token)
  }
  const { rowid } = writing.run(newEntry({ entity: entity.name, record: row.id }))
  writing.run(newGrams({ rowid, tokens: [...tokens].join(' ') }))
}

const newEntry = template(({ entity, record }: { entity: string; record: string }) =>
  query.insertInto('searchEntry').values({ entity, record }),
)
const newGrams = template(({ rowid, tokens }: { rowid: number; tokens: string }) =>
  query.insertInto('searchGram').values({ rowid, tokens }),
)

/** Takes a record out of the search index. */
export function forgetSearch(writing: Writing, record: string): void {
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
