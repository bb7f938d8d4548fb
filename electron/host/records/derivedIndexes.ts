import { nameKey } from '../../../shared/domain/nameKey.ts'
import { phoneKey } from '../../../shared/domain/phone.ts'
import type { AnyRow, Entity } from '../../../shared/entity.ts'
import type { Writing } from '../database/handle.ts'
import { query } from '../database/query.ts'
import { template } from '../database/template.ts'

/** The normal form by which a value finds its likely duplicates; empty when it says nothing. */
export function duplicateKeyOf(entity: Entity, field: string, value: unknown): string {
  const text = typeof value === 'string' ? value : ''
  const spec = entity.fields[field]
  if (spec?.kind === 'phone') return phoneKey(text)
  return spec?.search === 'name'
    ? nameKey(text)
    : text
        .normalize('NFKC')
        .replace(/[^0-9A-Za-z]/g, '')
        .toUpperCase()
}

/** Names of the fields that take part in the warning about duplicates. */
export function duplicateFields(entity: Entity): string[] {
  return Object.keys(entity.fields).filter((name) => entity.fields[name]?.duplicate)
}

/** Writes again what is looked up by tag and by duplicate key; nothing of a deleted record stays. */
export function indexTagsAndDuplicates(
  writing: Writing,
  entity: Entity,
  row: AnyRow,
  isNew: boolean,
): void {
  if (!isNew) forgetTagsAndDuplicates(writing, row.id)
  if (row.deletedAt !== null) return
  for (const [name, spec] of Object.entries(entity.fields)) {
    if (spec.kind !== 'tags') continue
    for (const tag of (row[name] as readonly string[] | null) ?? []) {
      writing.run(newTag({ tag, entity: entity.name, record: row.id }))
    }
  }
  for (const field of duplicateFields(entity)) {
    const key = duplicateKeyOf(entity, field, row[field])
    if (!key) continue
    writing.run(newKey({ entity: entity.name, key, field, record: row.id }))
  }
}

/** Takes a record out of both look-ups. */
export function forgetTagsAndDuplicates(writing: Writing, record: string): void {
  writing.run(oldTags({ record }))
  writing.run(oldKeys({ record }))
}

const newTag = template(({ tag, entity, record }: Record<'tag' | 'entity' | 'record', string>) =>
  query.insertInto('tagged').values({ tag, entity, record }),
)
const newKey = template(
  ({ entity, key, field, record }: Record<'entity' | 'key' | 'field' | 'record', string>) =>
    query.insertInto('duplicateKey').values({ entity, key, field, record }),
)
const oldTags = template(({ record }: { record: string }) =>
  query.deleteFrom('tagged').where('record', '=', record),
)
const oldKeys = template(({ record }: { record: string }) =>
  query.deleteFrom('duplicateKey').where('record', '=', record),
)
