import type { DuplicateHint } from '../../../shared/api/records.ts'
import type { AnyValues, Entity } from '../../../shared/entity.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery, query } from '../database/query.ts'
import { duplicateFields, duplicateKeyOf } from './derivedIndexes.ts'

/** Hints shown at once. */
const most = 5
/** Characters of a normal form from which its beginning alone is worth a hint. */
const worthHinting = 4

/**
 * Records like the one being typed: the same phone or tax number, the same name in normal form, or
 * a name that begins the same. Says who has them and nothing else, whoever asks.
 */
export function duplicatesOf(
  reading: Reading,
  entity: Entity,
  id: string,
  values: AnyValues,
): DuplicateHint[] {
  const fields = duplicateFields(entity)
  const found = new Map<string, string>()
  for (const field of fields) {
    const key = duplicateKeyOf(entity, field, values[field])
    if (!key) continue
    const { kind, search } = entity.fields[field]!
    const alike = fields.filter(
      (other) => entity.fields[other]?.kind === kind && entity.fields[other]?.search === search,
    )
    for (const record of recordsWithKey(reading, entity, alike, key)) {
      if (record !== id && !found.has(record)) found.set(record, field)
    }
  }
  return [...found]
    .slice(0, most)
    .flatMap(([record, field]) => hintOf(reading, entity, record, field))
}

function recordsWithKey(reading: Reading, entity: Entity, fields: string[], key: string): string[] {
  const begins =
    fields.some((field) => entity.fields[field]?.search === 'name') && key.length >= worthHinting
  return reading
    .all(
      query
        .selectFrom('duplicateKey')
        .select('record')
        .where('entity', '=', entity.name)
        .where('key', '>=', key)
        .where('key', begins ? '<' : '<=', begins ? `${key}\u{10ffff}` : key)
        .where('field', 'in', fields)
        .orderBy('key')
        .limit(most + 1),
    )
    .map(({ record }) => record)
}

function hintOf(reading: Reading, entity: Entity, id: string, field: string): DuplicateHint[] {
  const row = reading.first(
    anyQuery
      .selectFrom(entity.name)
      .selectAll()
      .where('id', '=', id)
      .where('deletedAt', 'is', null),
  )
  if (!row) return []
  const owner =
    typeof row.owner === 'string'
      ? reading.first(query.selectFrom('user').select('name').where('id', '=', row.owner))
      : undefined
  return [
    {
      entity: entity.name,
      id,
      title: String(row[entity.title]),
      owner: owner?.name ?? null,
      field,
    },
  ]
}
