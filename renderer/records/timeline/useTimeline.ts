import { onScopeDispose, ref, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue'
import type { Timeline, TimelineEntry, Titles } from '../../../shared/api/records.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { onChanged } from '../../changes.ts'
import { client } from '../../client.ts'
import { latest } from '../../fields/latest.ts'

/** Entries fetched at a time, and most that are read again at once when something changed. */
const page = 50
const mostAgain = 500

/** Milliseconds in which several changes count as one. */
const settling = 60

/** What happened to a record, newest first, page by page; it stays true while others work. */
export function useTimeline(
  entity: MaybeRefOrGetter<string>,
  id: MaybeRefOrGetter<string>,
  only: MaybeRefOrGetter<readonly string[] | undefined>,
) {
  const entries = shallowRef<readonly TimelineEntry[]>([])
  const titles = shallowRef<Titles>({})
  const counts = shallowRef<Readonly<Record<string, number>>>({})
  const next = ref<number | null>(null)
  const loading = ref(true)
  const failed = ref(false)
  const ask = latest()
  let waiting: ReturnType<typeof setTimeout> | undefined

  const fetch = (before: number | null, limit: number) =>
    ask<Timeline>((signal) => {
      const kinds = toValue(only)
      return client.records.timeline(
        {
          entity: toValue(entity),
          id: toValue(id),
          before,
          limit,
          ...(kinds && { only: [...kinds] }),
        },
        { signal },
      )
    })

  async function run(before: number | null, limit: number): Promise<void> {
    loading.value = true
    try {
      const answer = await fetch(before, limit)
      if (!answer) return
      entries.value = before === null ? answer.entries : [...entries.value, ...answer.entries]
      titles.value = before === null ? answer.titles : { ...titles.value, ...answer.titles }
      counts.value = answer.counts
      next.value = answer.next
      failed.value = false
      loading.value = false
    } catch {
      failed.value = true
      loading.value = false
    }
  }

  /** Reads again as much as is shown. */
  const reload = () =>
    run(null, Math.min(mostAgain, Math.max(page, Math.ceil(entries.value.length / page) * page)))

  async function more(): Promise<void> {
    if (next.value !== null && !loading.value) await run(next.value, page)
  }

  const standing = Object.values(entities)
    .filter((each) => each.timeline !== undefined)
    .map((each): string => each.name)

  onChanged(null, (events) => {
    const own = (name: string, records: readonly string[] | null) =>
      name === toValue(entity) && (records?.includes(toValue(id)) ?? true)
    const touched = events.some(
      (event) =>
        event.entity === '*' || standing.includes(event.entity) || own(event.entity, event.records),
    )
    if (!touched) return
    clearTimeout(waiting)
    waiting = setTimeout(() => void reload(), settling)
  })
  onScopeDispose(() => clearTimeout(waiting))

  watch(
    () => [toValue(entity), toValue(id)],
    () => {
      entries.value = []
      void run(null, page)
    },
    { immediate: true },
  )
  watch(
    () => toValue(only),
    () => void run(null, page),
  )

  return { entries, titles, counts, next, loading, failed, more, reload }
}
