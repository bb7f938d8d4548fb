import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { BinFilter, BinPage, DeletedRecord } from '../../../shared/api/recycleBin.ts'
import { onChanged } from '../../changes.ts'
import { client } from '../../client.ts'

const page = 100
/** Milliseconds in which several changes are read once. */
const settling = 300

/** What a filter finds in the recycle bin, read page by page as somebody comes down to it, and kept true. */
export function useDeletedRecords(filter: () => BinFilter) {
  const items = shallowRef<readonly DeletedRecord[]>([])
  const total = ref(0)
  const kinds = shallowRef<BinPage['kinds']>([])
  const known = ref(false)
  const trouble = ref<unknown>(null)
  let asked = 0

  /** Reads from the top as many as are shown; the last question asked is the one that counts. */
  async function read(count: number): Promise<void> {
    const mine = ++asked
    try {
      const found: DeletedRecord[] = []
      let all = 0
      let sorts: BinPage['kinds'] = []
      do {
        const answer = await client.recycleBin.list({
          filter: filter(),
          offset: found.length,
          limit: Math.min(count - found.length, 500),
        })
        all = answer.total
        sorts = answer.kinds
        found.push(...answer.items)
        if (answer.items.length === 0) break
      } while (found.length < Math.min(count, all))
      if (mine !== asked) return
      items.value = found
      total.value = all
      kinds.value = sorts
      known.value = true
      trouble.value = null
    } catch (error) {
      if (mine === asked) trouble.value = error
    }
  }

  const again = () => read(Math.max(items.value.length, page))
  const more = () => read(items.value.length + page)

  watch(filter, () => void read(page), { immediate: true, deep: true })
  let timer: ReturnType<typeof setTimeout> | undefined
  onChanged(null, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void again(), settling)
  })
  onScopeDispose(() => clearTimeout(timer))
  return { items, total, kinds, known, trouble, again, more }
}
