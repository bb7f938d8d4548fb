import type { Entity } from '../../../shared/entity.ts'
import type { Sort } from '../../../shared/filter.ts'
import { entityOf, narrowingField } from '../../fields/referenceOptions.ts'
import { additionsTo } from '../additions.ts'
import { columnSpec, type Column } from './columns.ts'

/** What rows of a list are read with: its columns, what it is sorted by, and what drawing and editing them takes. */
export function rowFields(entity: Entity, columns: readonly Column[], sort: Sort): string[] {
  const shown = columns.map(({ field }) => field)
  const narrowing = shown.flatMap((field) => {
    const to = entityOf(columnSpec(entity, field)?.to)
    return (to && narrowingField(entity, to)) ?? []
  })
  // A task that is done is drawn as such, whether a column says so or not.
  const done = Object.hasOwn(entity.fields, 'doneAt') ? ['doneAt'] : []
  const { cells } = additionsTo(entity.name)
  const needed = shown.flatMap((field) => cells[field]?.needs ?? [])
  return [...new Set([entity.title, sort.field, ...shown, ...narrowing, ...done, ...needed])]
}
