import { computed, shallowRef, watch } from 'vue'
import type { Entity } from '../../../shared/entity.ts'
import type { Filter, Sort } from '../../../shared/filter.ts'
import { client } from '../../client.ts'
import { latest } from '../../fields/latest.ts'
import { now } from '../../now.ts'
import { codesOf, labelOf, t } from '../../words.ts'
import { additionsTo } from '../additions.ts'
import { columnSpec } from './columns.ts'
import { groupsOf, type ListGroup } from './listGroups.ts'

/** A head over a group of rows. */
export interface GroupHead {
  readonly key: string
  readonly label: string
  readonly count: number
  /** Place of the first row below it. */
  readonly at: number
  readonly isOver: boolean
  /** What else there is to say of the group. */
  readonly note: string | undefined
}

/** The heads that stand over the rows of a list, with how many each has; none where it is not grouped. */
export function useListGroups(list: {
  readonly entity: () => Entity
  readonly filter: () => Filter | null
  readonly sort: () => Sort
  readonly grouped: () => boolean
  /** Anything that is another whenever the rows are. */
  readonly rows: () => unknown
}) {
  const askLatest = latest()
  const counted = shallowRef<{
    readonly groups: readonly ListGroup[]
    readonly counts: number[]
    /** What their notes count, by the key of the group. */
    readonly noted: ReadonlyMap<string, number>
  }>()

  const groups = computed(() =>
    list.grouped() ? groupsOf(list.entity(), list.sort(), codesOf, now.value) : [],
  )
  /** What is over its limit is another thing each minute. */
  const minute = computed(() =>
    groups.value.some(({ of }) => of === 'limit') ? Math.floor(now.value / 60_000) : 0,
  )

  async function count(): Promise<void> {
    const asked = groups.value
    if (asked.length === 0) return void (counted.value = undefined)
    const within = list.filter()
    const { groupCounts = {} } = additionsTo(list.entity().name).cells[list.sort().field] ?? {}
    const noted = asked.filter(({ key }) => groupCounts[key] !== undefined)
    const filters = [
      ...asked.map(({ filter }) => filter),
      ...noted.map(({ key, filter }) => ({ all: [filter, groupCounts[key]!] })),
    ].map((filter) => (within ? { all: [within, filter] } : filter))
    const found = await askLatest((signal) =>
      client.records.counts({ entity: list.entity().name, filters }, { signal }),
    )
    if (!found) return
    const counts = found.map((each) => each ?? 0)
    counted.value = {
      groups: asked,
      counts,
      noted: new Map(noted.map(({ key }, at) => [key, counts[asked.length + at]!])),
    }
  }
  // A list without its heads is still a list.
  const countQuietly = () => void count().catch(() => (counted.value = undefined))
  watch([() => JSON.stringify([groups.value, list.filter()]), minute, list.rows], countQuietly, {
    immediate: true,
  })
  // Heads of another list are no heads of this one.
  watch(
    () => JSON.stringify([list.entity().name, list.sort(), list.filter(), list.grouped()]),
    () => (counted.value = undefined),
    { flush: 'sync' },
  )

  return computed((): GroupHead[] => {
    const { field } = list.sort()
    const entity = list.entity()
    const dictionary = columnSpec(entity, field)?.dictionary
    const note = additionsTo(entity.name).cells[field]?.groupNote
    const heads: GroupHead[] = []
    let at = 0
    for (const [place, { key, of }] of (counted.value?.groups ?? []).entries()) {
      const count = counted.value!.counts[place]!
      const label =
        of === 'choice' && key !== 'empty'
          ? labelOf(dictionary!, key)
          : t(`list.groups.${of === 'choice' ? 'day' : of}.${key as 'empty'}`)
      const some = counted.value!.noted.get(key) ?? 0
      if (count > 0) {
        const said = note?.(key, { all: count, some })
        heads.push({ key, label, count, at, isOver: key === 'over', note: said })
      }
      at += count
    }
    return heads
  })
}
