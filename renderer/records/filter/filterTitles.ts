import { shallowRef, watch } from 'vue'
import type { Titles } from '../../../shared/api/records.ts'
import type { Entity } from '../../../shared/entity.ts'
import { fieldIn } from '../../../shared/fields/asking.ts'
import { isCondition, partsOf, type Filter } from '../../../shared/filter.ts'
import { targetOf } from '../../../shared/settledFilter.ts'
import { client } from '../../client.ts'
import { useLookups } from '../../lookups.ts'
import { titleOf } from '../recordData.ts'

/** Records of one question that are named: nobody chooses more by hand, and each is asked for by itself. */
const mostNamed = 50

/** Records that a filter refers to, as pairs of entity and id. People and tags have their names elsewhere. */
export function referredTo(entity: Entity, filter: Filter | null): [string, string][] {
  if (!filter) return []
  if (!isCondition(filter)) {
    const isStep = 'related' in filter || 'through' in filter
    const there = isStep ? targetOf(useLookups().registry, entity, filter) : entity
    return there ? partsOf(filter).flatMap((part) => referredTo(there, part)) : []
  }
  const to = fieldIn(entity, filter.field)?.to
  if (to === undefined || to === 'user' || to === 'department') return []
  const values = Array.isArray(filter.value) ? filter.value.slice(0, mostNamed) : [filter.value]
  return values.flatMap((value) => (typeof value === 'string' ? [[to, value]] : []))
}

/** Names for the records that a filter refers to, read as they are needed. */
export function useFilterTitles(entity: () => Entity, filter: () => Filter | null) {
  const titles = shallowRef<Titles>({})
  watch(
    [entity, filter],
    async () => {
      const unknown = referredTo(entity(), filter()).filter(([, id]) => !(id in titles.value))
      for (const [to, id] of unknown) {
        // One that is gone or hidden keeps its chip, without a name.
        const found = await client.records.read({ entity: to, id }).catch(() => undefined)
        titles.value = { ...titles.value, [id]: found ? titleOf(to, found.row) : '' }
      }
    },
    { immediate: true },
  )
  return titles
}
