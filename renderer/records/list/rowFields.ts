import type { Entity } from '../../../shared/entity.ts'
import type { Sort } from '../../../shared/filter.ts'
import { entityOf, narrowingField } from '../../fields/referenceOptions.ts'
import { clockFields } from '../../modules/service/clockShown.ts'
import { columnSpec, type Column } from './columns.ts'
import { isClock } from './dueFields.ts'

/** What rows of a list are read with: its columns, what it is sorted by, and what drawing and editing them takes. */
export function rowFields(entity: Entity, columns: readonly Column[], sort: Sort): string[] {
  const shown = columns.map(({ field }) => field)
  const narrowing = shown.flatMap((field) => {
    const to = entityOf(columnSpec(entity, field)?.to)
    return (to && narrowingField(entity, to)) ?? []
  })
  // A task that is done is drawn as such, whether a column says so or not.
  const done = Object.hasOwn(entity.fields, 'doneAt') ? ['doneAt'] : []
  const clock = shown.some((field) => isClock(entity.name, field)) ? clockFields : []
  return [...new Set([entity.title, sort.field, ...shown, ...narrowing, ...done, ...clock])]
}
