import type { Called } from '../../../shared/api/bulk.ts'
import { labelKey } from '../../../shared/domain/labelKey.ts'
import type { Entity } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { idsIn } from '../database/query.ts'
import type { ReadingDesk } from '../reading/questions.ts'
import type { Actor } from './access.ts'
import { titleKeyOf } from './rows.ts'
import { visibleRows } from './visible.ts'

/** The live records that have these names, as far as somebody may see them. */
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
  return names.map((name) => found.get(labelKey(name)) ?? 'none')
}
