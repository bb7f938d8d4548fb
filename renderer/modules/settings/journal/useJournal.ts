import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { JournalCursor, JournalFilter, JournalLine } from '../../../../shared/api/journal.ts'
import type { Titles } from '../../../../shared/api/records.ts'
import { onChanged } from '../../../changes.ts'
import { client, failureFrom } from '../../../client.ts'

/** Lines wanted at once. */
const page = 60
/** Milliseconds in which several changes are read once. */
const settling = 500

/** The journal as a filter finds it, read on as somebody comes down to its end, and kept true while its top is shown. */
export function useJournal(filter: () => JournalFilter) {
  const lines = shallowRef<readonly JournalLine[]>([])
  const titles = shallowRef<Titles>({})
  const next = shallowRef<JournalCursor | null>(null)
  const known = ref(false)
  const reading = ref(false)
  const trouble = ref<unknown>(null)
  let stopper = new AbortController()

  /** Reads from a place on until there is a page of lines, nothing is left, or somebody stops it. */
  async function read(from: JournalCursor | null, kept: readonly JournalLine[]): Promise<void> {
    stopper.abort()
    const mine = (stopper = new AbortController())
    reading.value = true
    try {
      let found = kept
      let [place, names] = [from, kept.length > 0 ? titles.value : {}]
      do {
        const asked = { filter: filter(), before: place, limit: page }
        const answer = await client.journal.page(asked, { signal: mine.signal })
        if (mine !== stopper) return
        found = [...found, ...answer.lines]
        names = { ...names, ...answer.titles }
        place = answer.next
        if (found.length > kept.length || kept.length > 0) show(found, names, place)
        else next.value = place
      } while (place && found.length < kept.length + page / 2 && !mine.signal.aborted)
      show(found, names, place)
    } catch (error) {
      if (mine === stopper && failureFrom(error).kind !== 'cancelled') trouble.value = error
    } finally {
      if (mine === stopper) reading.value = false
    }
  }

  function show(found: readonly JournalLine[], names: Titles, place: JournalCursor | null): void {
    lines.value = found
    titles.value = names
    next.value = place
    known.value = true
    trouble.value = null
  }

  const again = () => read(null, [])
  const more = () =>
    next.value && !reading.value ? read(next.value, lines.value) : Promise.resolve()
  function stop(): void {
    stopper.abort()
    reading.value = false
    known.value = true
  }

  watch(filter, () => void again(), { immediate: true, deep: true })
  let timer: ReturnType<typeof setTimeout> | undefined
  onChanged(null, () => {
    if (lines.value.length > page || reading.value) return
    clearTimeout(timer)
    timer = setTimeout(() => void again(), settling)
  })
  onScopeDispose(() => {
    clearTimeout(timer)
    stopper.abort()
  })
  return { lines, titles, next, known, reading, trouble, again, more, stop }
}
