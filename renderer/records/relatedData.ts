import { useQuery } from '@pinia/colada'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import type { SomeRow } from '../../shared/entity.ts'
import { onChanged } from '../changes.ts'
import { client } from '../client.ts'
import type { Relation } from './recordShape.ts'

/** Rows fetched of one relation; beyond that the list itself is the better place. */
const relatedLimit = 100

/** The records that refer to one by a field; main contacts and open tasks first. */
export function useRelated(relation: MaybeRefOrGetter<Relation>, id: MaybeRefOrGetter<string>) {
  const query = useQuery({
    key: () => ['related', toValue(relation).entity, toValue(relation).field, toValue(id)],
    query: async ({ signal }) => {
      const { entity, field } = toValue(relation)
      const filter = { field, op: 'oneOf', value: [toValue(id)] } as const
      const page = await client.records.list({ entity, filter, limit: relatedLimit }, { signal })
      const total = page.total ?? (await client.records.size({ entity, filter }, { signal }))
      return { ...page, total }
    },
  })
  onChanged(null, (events) => {
    const { entity } = toValue(relation)
    if (events.some((event) => event.entity === entity || event.entity === '*')) {
      void query.refetch()
    }
  })
  return {
    rows: computed(() => [...(query.data.value?.rows ?? [])].sort(firstThings)),
    titles: computed(() => query.data.value?.titles ?? {}),
    total: computed(() => query.data.value?.total ?? 0),
    loading: query.isPending,
    error: query.error,
    refetch: query.refetch,
  }
}

/** Main contacts before others, what is open before what is done; otherwise as the list has them. */
function firstThings(a: SomeRow, b: SomeRow): number {
  return (
    Number(b['primary'] === true) - Number(a['primary'] === true) ||
    Number(a['doneAt'] != null) - Number(b['doneAt'] != null)
  )
}

/** How many records refer to this one, by `entity.field`. */
export function useRelatedCounts(entity: MaybeRefOrGetter<string>, id: MaybeRefOrGetter<string>) {
  const query = useQuery({
    key: () => ['relatedCounts', toValue(entity), toValue(id)],
    query: ({ signal }) =>
      client.records.related({ entity: toValue(entity), id: toValue(id) }, { signal }),
  })
  onChanged(null, () => void query.refetch())
  return computed(
    () =>
      new Map(query.data.value?.map(({ entity, field, count }) => [`${entity}.${field}`, count])),
  )
}
