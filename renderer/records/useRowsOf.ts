import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import type { Titles } from '../../shared/api/records.ts'
import type { Filter, Sort } from '../../shared/filter.ts'
import { onChanged } from '../changes.ts'
import { client } from '../client.ts'

/** Rows read at once; whoever needs more needs a list. */
const most = 200

/** What is read: the records of an entity that answer a filter, in an order. */
export interface RowsAsked {
  readonly entity: string
  readonly filter: Filter | null
  readonly sort: Sort
  /** Nothing is read while it is false. */
  readonly when?: boolean
}

/** A few records of an entity, as they are at any moment, with the names of what they refer to. */
export function useRowsOf<R>(asked: () => RowsAsked) {
  const query = useQuery({
    key: () => ['rowsOf', JSON.stringify(asked())],
    enabled: () => asked().when ?? true,
    query: ({ signal }) => {
      const { entity, filter, sort } = asked()
      return client.records.list({ entity, filter, sort, limit: most }, { signal })
    },
  })
  onChanged([asked().entity], () => void query.refetch())
  return {
    rows: computed(() => (query.data.value?.rows ?? []) as unknown as readonly R[]),
    titles: computed((): Titles => query.data.value?.titles ?? {}),
    known: computed(() => query.data.value !== undefined),
  }
}
