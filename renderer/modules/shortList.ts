import { useQuery } from '@pinia/colada'
import { computed, onScopeDispose } from 'vue'
import type { ListPage } from '../../shared/api/records.ts'
import type { Filter, Sort } from '../../shared/filter.ts'
import { onChanged } from '../changes.ts'
import { client } from '../client.ts'
import { useSession } from '../session.ts'

/** A list of a few hundred at the most. */
export interface ShortQuestion {
  readonly entity: string
  readonly filter: Filter | null
  readonly sort: Sort
  readonly limit: number
}

/** Milliseconds in which several changes are read once. */
const settling = 300

/**
 * Reads a short list and keeps it true while somebody looks at it. `also` names entities whose titles it shows. Whoever sees
 * none of it has an empty one.
 */
export function useShortList(ask: () => ShortQuestion, also: readonly string[] = []) {
  const session = useSession()
  const sees = computed(() => session.may(ask().entity, 'see'))
  const query = useQuery<ListPage & { readonly total: number }, unknown>({
    key: () => ['short', JSON.stringify(ask())],
    query: async ({ signal }) => {
      const { entity, filter, sort, limit } = ask()
      const page = await client.records.list({ entity, filter, sort, limit }, { signal })
      const total = page.total ?? (await client.records.size({ entity, filter, sort }, { signal }))
      return { ...page, total }
    },
    enabled: () => sees.value,
    // Another question keeps the old answer on the screen until its own is there.
    placeholderData: (before) => before,
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  onChanged([ask().entity, ...also], () => {
    clearTimeout(timer)
    timer = setTimeout(() => sees.value && void query.refetch(), settling)
  })
  onScopeDispose(() => clearTimeout(timer))
  return {
    rows: computed(() => query.data.value?.rows ?? []),
    titles: computed(() => query.data.value?.titles ?? {}),
    total: computed(() => query.data.value?.total ?? 0),
    known: computed(() => !sees.value || query.data.value !== undefined),
    /** Nothing is known, because it could not be read. */
    failed: computed(
      () => sees.value && query.data.value === undefined && query.error.value !== null,
    ),
    refetch: query.refetch,
  }
}
