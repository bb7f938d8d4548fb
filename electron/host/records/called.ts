import type { Called } from '../../../shared/api/bulk.ts'
import { labelKey } from '../../../shared/domain/labelKey.ts'
import type { Entity } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { Reading } from '../database/handle.ts'
import { idsIn } from '../database/query.ts'
import type { ReadingDesk } from '../reading/questions.ts'
import type { Actor } from './access.ts'
import { duplicateFields, duplicateKeyOf } from './derivedIndexes.ts'
import { titleKeyOf } from './rows.ts'
import { visibleRows, type VisibleRows } from './visible.ts'

/** The live records that have these names, letter by letter or in normal form, as far as somebody may see them. */
export function recordsCalled(
  { reading, rules }: Pick<ReadingDesk, 'reading' | 'rules'>,
  actor: Actor,
  entity: Entity,
  names: readonly string[],
): Called[] {
  const rows = visibleRows(entity, rules[entity.name], actor)
  if (!rows) throw failure('forbidden', problem([], 'forbidden'))
  const wanted = new Set(names.map(labelKey))
  const found = new Map<string, Called>()
  // Names that are the same sort the same, and what they sort by has an index.
  const keys = [...new Set(names.map((name) => titleKeyOf(entity, { [entity.title]: name })))]
  const alike = reading.all(
    rows
      .select(['id', `${entity.title} as title`])
      .where('deletedAt', 'is', null)
      .where('titleKey', 'in', idsIn(JSON.stringify(keys))),
  )
  for (const { id, title } of alike) {
    const key = labelKey(String(title))
    if (wanted.has(key)) found.set(key, found.has(key) ? 'several' : { id: String(id) })
  }
  const others = names.filter((name) => !found.has(labelKey(name)))
  for (const [name, called] of calledAlike(reading, rows, entity, others)) {
    found.set(labelKey(name), called)
  }
  return names.map((name) => found.get(labelKey(name)) ?? 'none')
}

/** Records whose names are the same in normal form: a company without 有限公司 or Ltd. */
function calledAlike(
  reading: Reading,
  rows: VisibleRows,
  entity: Entity,
  names: readonly string[],
): Map<string, Called> {
  const keys = new Map(names.map((name) => [name, duplicateKeyOf(entity, entity.title, name)]))
  const found = new Map<string, Called>()
  if (!duplicateFields(entity).includes(entity.title)) return found
  const alike = reading.all(
    rows
      .innerJoin('duplicateKey', 'duplicateKey.record', `${entity.name}.id`)
      .select([`${entity.name}.id as id`, 'duplicateKey.key as key'])
      .where(`${entity.name}.deletedAt`, 'is', null)
      .where('duplicateKey.entity', '=', entity.name)
      .where('duplicateKey.field', '=', entity.title)
      .where('duplicateKey.key', 'in', idsIn(JSON.stringify([...keys.values()].filter(Boolean)))),
  )
  const byKey = Map.groupBy(alike, ({ key }) => String(key))
  for (const [name, key] of keys) {
    const [first, ...more] = byKey.get(key) ?? []
    if (first) found.set(name, more.length > 0 ? 'several' : { id: String(first.id) })
  }
  return found
}
