import type { Entity } from '../../../shared/entity.ts'
import { viewsIn, type Filter } from '../../../shared/filter.ts'
import { readBeside } from '../../../shared/settledFilter.ts'
import { useLookups } from '../../lookups.ts'
import { useSavedViews } from '../savedViews.ts'

/** Names of the entities beside its own whose records decide what a filter finds now, views put in. */
export function readNow(
  entity: Entity,
  filter: Filter | null,
  seen: readonly string[] = [],
): Set<string> {
  const { registry } = useLookups()
  const own = readBeside(registry, entity, filter)
  const views = useSavedViews()
  const others = viewsIn(filter).flatMap((id) => {
    const view = seen.includes(id) ? undefined : views.view(id)
    const asked = view && registry[view.entity]
    return asked ? [...readNow(asked, view.definition.filter, [...seen, id])] : []
  })
  return new Set([...own, ...others])
}
