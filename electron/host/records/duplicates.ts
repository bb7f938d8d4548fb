import { sql, type SqlBool } from 'kysely'
import type { DuplicateHint } from '../../../shared/api/records.ts'
import type { AnyValues, Entity } from '../../../shared/entity.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery, query } from '../database/query.ts'
import type { Rules } from '../rules/rule.ts'
import type { Actor } from './access.ts'
import { duplicateFields, duplicateKeyOf } from './derivedIndexes.ts'
import { readVisible, seesEvery, visibleRows, type VisibleRows } from './visible.ts'

/** Hints shown at once. */
const most = 5
/** Characters of a normal form from which its beginning alone is worth a hint. */
const worthHinting = 4

/**
 * Records like the one being typed: the same phone or tax number, the same name in normal form, or a name that begins the
 * same. Says who has them and nothing else; of one that this person may not see, not even what it is called, and nothing
 * as long as it only begins the same.
 */
export function duplicatesOf(
  desk: DuplicateDesk,
  actor: Actor,
  entity: Entity,
  id: string,
  values: AnyValues,
): DuplicateHint[] {
  const fields = duplicateFields(entity)
  const found = new Map<string, { readonly field: string; readonly isSame: boolean }>()
  for (const field of fields) {
    const key = duplicateKeyOf(entity, field, values[field])
    if (!key) continue
    const { kind, search } = entity.fields[field]!
    const alike = fields.filter(
      (other) => entity.fields[other]?.kind === kind && entity.fields[other]?.search === search,
    )
    for (const { record, key: held } of recordsWithKey(desk, actor, { entity, alike, key })) {
      if (record === id || found.has(record)) continue
      found.set(record, { field, isSame: held === key })
    }
  }
  return [...found]
    .slice(0, most)
    .flatMap(([record, how]) => hintOf(desk, actor, entity, record, how))
}

interface DuplicateDesk {
  readonly reading: Reading
  readonly rules: Rules
}

/** Records that have a key, or one that begins with it: of what somebody may not see the very same alone. */
function recordsWithKey(
  { reading, rules }: DuplicateDesk,
  actor: Actor,
  { entity, alike, key }: { entity: Entity; alike: readonly string[]; key: string },
) {
  const begins =
    alike.some((field) => entity.fields[field]?.search === 'name') && key.length >= worthHinting
  const keys = query
    .selectFrom('duplicateKey')
    .select(['record', 'key'])
    .where('entity', '=', entity.name)
    .where('key', '>=', key)
    .where('key', begins ? '<' : '<=', begins ? `${key}\u{10ffff}` : key)
    .where('field', 'in', alike)
    .orderBy('key')
    .limit(most + 1)
  const rule = rules[entity.name]
  if (!begins || seesEvery(entity, rule, actor)) return reading.all(keys)
  const all = anyQuery.selectFrom(`${entity.name} as seen`) as VisibleRows
  const seen = visibleRows(entity, rule, actor, { rows: all, as: 'seen' })
  const isSeen = seen
    ? sql<SqlBool>`exists ${seen.select('seen.id').whereRef('seen.id', '=', 'duplicateKey.record')}`
    : sql<SqlBool>`false`
  return reading.all(keys.where((eb) => eb.or([eb('key', '=', key), isSeen])))
}

function hintOf(
  { reading, rules }: DuplicateDesk,
  actor: Actor,
  entity: Entity,
  id: string,
  { field, isSame }: { readonly field: string; readonly isSame: boolean },
): DuplicateHint[] {
  const row = reading.first(
    anyQuery
      .selectFrom(entity.name)
      .selectAll()
      .where('id', '=', id)
      .where('deletedAt', 'is', null),
  )
  const isSeen = readVisible(reading, entity, rules[entity.name], actor, id) !== undefined
  if (!row || (!isSeen && !isSame)) return []
  const owner =
    typeof row.owner === 'string'
      ? reading.first(query.selectFrom('user').select('name').where('id', '=', row.owner))
      : undefined
  const named = isSeen ? { id, title: String(row[entity.title]) } : { id: null, title: null }
  return [{ entity: entity.name, ...named, owner: owner?.name ?? null, field }]
}
