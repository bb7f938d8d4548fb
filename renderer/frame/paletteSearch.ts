import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import type { SearchResult } from '../../shared/api/search.ts'
import { client } from '../client.ts'

const nothing: SearchResult = { hits: [], titles: {}, more: [] }

/** Hits of each entity at first, and of the one entity looked at alone. */
const few = 6
const many = 50

/**
 * Searches as the query changes. The answer shown is always that of the latest question that was answered: a slow
 * answer never takes the place of a newer one, and an empty query has none.
 */
export function usePaletteSearch(query: Ref<string>, scope: Ref<string | null>) {
  const result = shallowRef(nothing)
  const searching = ref(false)
  const failed = ref(false)
  let underWay: AbortController | undefined

  async function search(): Promise<void> {
    underWay?.abort()
    const wanted = query.value.trim()
    if (!wanted) {
      result.value = nothing
      searching.value = failed.value = false
      return
    }
    const mine = new AbortController()
    underWay = mine
    searching.value = true
    try {
      const found = await client.search.find(
        {
          query: wanted,
          limit: scope.value ? many : few,
          ...(scope.value && { entities: [scope.value] }),
        },
        { signal: mine.signal },
      )
      if (underWay !== mine || mine.signal.aborted) return
      result.value = found
      failed.value = false
    } catch {
      if (underWay !== mine || mine.signal.aborted) return
      result.value = nothing
      failed.value = true
    }
    searching.value = false
  }

  watch([query, scope], () => void search(), { flush: 'sync' })
  onScopeDispose(() => underWay?.abort())
  return { result, searching, failed }
}
