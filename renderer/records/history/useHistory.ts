import {
  computed,
  onScopeDispose,
  ref,
  shallowRef,
  toValue,
  watch,
  type MaybeRefOrGetter,
} from 'vue'
import type { HistoryEntry, Titles } from '../../../shared/api/records.ts'
import { onChanged } from '../../changes.ts'
import { client } from '../../client.ts'
import { latest } from '../../fields/latest.ts'
import { historyActs } from './historyActs.ts'

/** Changes read at a time, and most that are read again at once. */
const page = 100
const mostAgain = 500
/** Milliseconds in which several changes count as one. */
const settling = 60

/** The changes of a record, newest first, page by page; it stays true while others work. */
export function useHistory(entity: MaybeRefOrGetter<string>, id: MaybeRefOrGetter<string>) {
  const entries = shallowRef<readonly HistoryEntry[]>([])
  const titles = shallowRef<Titles>({})
  const next = ref<number | null>(null)
  const known = ref(false)
  const failed = ref(false)
  const reading = ref(false)
  const ask = latest()

  async function read(before: number | null, limit: number): Promise<void> {
    reading.value = true
    const asked = { entity: toValue(entity), id: toValue(id), before, limit }
    try {
      const answer = await ask((signal) => client.records.history(asked, { signal }))
      if (!answer) return
      entries.value = before === null ? answer.entries : [...entries.value, ...answer.entries]
      titles.value = before === null ? answer.titles : { ...titles.value, ...answer.titles }
      next.value = answer.next
      known.value = true
      failed.value = false
    } catch {
      failed.value = true
    }
    reading.value = false
  }

  const again = () => read(null, Math.min(mostAgain, Math.max(page, entries.value.length)))
  async function more(): Promise<void> {
    if (next.value !== null && !reading.value) await read(next.value, page)
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  onChanged(null, (events) => {
    const touched = events.some(
      (event) =>
        event.entity === '*' ||
        (event.entity === toValue(entity) && (event.records?.includes(toValue(id)) ?? true)),
    )
    if (!touched) return
    clearTimeout(timer)
    timer = setTimeout(() => void again(), settling)
  })
  onScopeDispose(() => clearTimeout(timer))
  watch(
    () => [toValue(entity), toValue(id)],
    () => {
      entries.value = []
      known.value = false
      void read(null, page)
    },
    { immediate: true },
  )
  return {
    acts: computed(() => historyActs(entries.value)),
    titles,
    next,
    known,
    failed,
    reading,
    again,
    more,
  }
}
