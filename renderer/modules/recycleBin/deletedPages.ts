import { onScopeDispose, ref, shallowRef } from 'vue'
import { onChanged } from '../../changes.ts'
import { client } from '../../client.ts'

export type DeletedRecord = Awaited<ReturnType<typeof client.records.deleted>>['items'][number]

const page = 100
/** Milliseconds in which several changes are read once. */
const settling = 300

/** What lies in the recycle bin, read page by page as somebody comes down to it, and kept true. */
export function useDeletedRecords() {
  const items = shallowRef<readonly DeletedRecord[]>([])
  const total = ref(0)
  const known = ref(false)
  const trouble = ref<unknown>(null)
  let asked = 0

  /** Reads from the top as many as are shown; the last question asked is the one that counts. */
  async function read(count: number): Promise<void> {
    const mine = ++asked
    try {
      const found: DeletedRecord[] = []
      let all = 0
      do {
        const answer = await client.records.deleted({
          offset: found.length,
          limit: Math.min(count - found.length, 500),
        })
        all = answer.total
        found.push(...answer.items)
        if (answer.items.length === 0) break
      } while (found.length < Math.min(count, all))
      if (mine !== asked) return
      items.value = found
      total.value = all
      known.value = true
      trouble.value = null
    } catch (error) {
      if (mine === asked) trouble.value = error
    }
  }

  const again = () => read(Math.max(items.value.length, page))
  const more = () => read(items.value.length + page)

  void again()
  let timer: ReturnType<typeof setTimeout> | undefined
  onChanged(null, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void again(), settling)
  })
  onScopeDispose(() => clearTimeout(timer))
  return { items, total, known, trouble, again, more }
}
