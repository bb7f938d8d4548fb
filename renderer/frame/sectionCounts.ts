import { onScopeDispose, reactive, watchEffect } from 'vue'
import { dayOf } from '../../shared/fields/date.ts'
import type { Filter } from '../../shared/filter.ts'
import { onChanged } from '../changes.ts'
import { client } from '../client.ts'
import { latest } from '../fields/latest.ts'
import { useStandingChanges } from '../modules/consent/standingChanges.ts'

interface SectionCount {
  readonly count: number
  /** Somebody is late. */
  readonly late: boolean
}

/** Milliseconds in which several changes are counted once. */
const settling = 400

const open: Filter[] = [
  { field: 'owner', op: 'mine' },
  { field: 'doneAt', op: 'empty' },
]
const openCases: Filter[] = [
  { field: 'owner', op: 'mine' },
  { field: 'state', op: 'noneOf', value: ['closed'] },
]
const lateCase: Filter = { field: 'late', op: 'is', value: true }
const until = (day: string): Filter => ({
  all: [...open, { field: 'dueOn', op: 'between', value: ['0001-01-01', day] }],
})

/** My open tasks and cases, the tasks due by today, and what lies in the recycle bin; counted again as they change. */
export function useSectionCounts() {
  const counts = reactive<Record<string, SectionCount>>({})
  const askLatest = latest()
  const askCases = latest()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function countTasks(): Promise<void> {
    const today = dayOf(Date.now())
    const yesterday = dayOf(Date.now() - 86_400_000)
    const filters = [{ all: open }, until(today), until(yesterday)]
    const found = await askLatest((signal) =>
      client.records.counts({ entity: 'task', filters }, { signal }),
    )
    if (!found) return
    const [mine, due, late] = found
    counts['task'] = { count: mine ?? 0, late: false }
    counts['today'] = { count: due ?? 0, late: (late ?? 0) > 0 }
  }

  async function countCases(): Promise<void> {
    const filters: Filter[] = [{ all: [...openCases] }, { all: [...openCases, lateCase] }]
    const found = await askCases((signal) =>
      client.records.counts({ entity: 'serviceCase', filters }, { signal }),
    )
    if (!found) return
    const [mine, late] = found
    counts['serviceCase'] = { count: mine ?? 0, late: (late ?? 0) > 0 }
  }

  async function countDeleted(): Promise<void> {
    const { total } = await client.recycleBin.list({ limit: 1 })
    counts['recycleBin'] = { count: total, late: false }
  }

  // A count that can't be had is not worth a word: the connection's own banner says why.
  const count = () =>
    void Promise.all([countTasks(), countCases(), countDeleted()]).catch(() => undefined)
  const consent = useStandingChanges()
  watchEffect(() => {
    counts['consent'] = { count: consent.toDecide.length, late: false }
  })
  count()
  onChanged(null, () => {
    clearTimeout(timer)
    timer = setTimeout(count, settling)
  })
  onScopeDispose(() => clearTimeout(timer))
  return counts
}
