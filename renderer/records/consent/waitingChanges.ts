import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowReactive, shallowRef, toValue, watch } from 'vue'
import type { MaybeRefOrGetter } from 'vue'
import { mostDecided, type Proposal } from '../../../shared/api/consent.ts'
import type { Titles } from '../../../shared/api/records.ts'
import { onChanged } from '../../changes.ts'
import { client } from '../../client.ts'
import { useSession } from '../../session.ts'

interface Wanted {
  readonly entity: string
  readonly records: readonly string[]
}

/** Milliseconds in which several wishes are asked at once: while a list is scrolled nothing is. */
const settling = 150

/** What waits for consent of the records on the screen. */
export const useWaitingChanges = defineStore('waitingChanges', () => {
  const session = useSession()
  const wanted = shallowReactive(new Map<symbol, Wanted>())
  const known = shallowRef<ReadonlyMap<string, readonly Proposal[]>>(new Map())
  const titles = shallowRef<Titles>({})
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  async function ask(): Promise<void> {
    const turn = (asked += 1)
    const byEntity = Map.groupBy(wanted.values(), ({ entity }) => entity)
    const answers = await Promise.all(
      [...byEntity].map(([entity, wishes]) => {
        const records = [...new Set(wishes.flatMap((wish) => wish.records))].slice(0, mostDecided)
        return client.consent.of({ entity, records })
      }),
    )
    if (turn !== asked) return
    const all = answers.flatMap(({ proposals }) => proposals)
    known.value = Map.groupBy(all, ({ record }) => record)
    titles.value = Object.assign({}, ...answers.map((answer) => answer.titles)) as Titles
  }
  function askSoon(): void {
    clearTimeout(timer)
    if (wanted.size === 0) return
    // What can't be had now comes with the next change.
    timer = setTimeout(() => void ask().catch(() => undefined), settling)
  }
  // What stands beside a proposal is told with it.
  onChanged(null, (events) => {
    const told = [...known.value.values()].flat().map(({ entity }) => entity)
    const concerning = new Set(['*', 'proposal', 'role', 'user', ...told])
    if (events.some(({ entity }) => concerning.has(entity))) askSoon()
  })

  return {
    titles,
    of: (record: string, field: string): readonly Proposal[] =>
      known.value.get(record)?.filter((each) => each.field === field) ?? [],
    /** What the person themselves proposes of a field. */
    ownOf: (record: string, field: string): Proposal | undefined =>
      known.value
        .get(record)
        ?.find((each) => each.field === field && each.by === session.person?.id),
    want: (who: symbol, wish: Wanted | undefined): void => {
      if (!wish || wish.records.length === 0) wanted.delete(who)
      else wanted.set(who, wish)
      askSoon()
    },
  }
})

/** Has what waits of some records known, as long as they are on the screen. */
export function useWaitingOf(
  entity: MaybeRefOrGetter<string>,
  records: MaybeRefOrGetter<readonly string[]>,
): void {
  const store = useWaitingChanges()
  const who = Symbol()
  const key = computed(() => [toValue(entity), ...toValue(records)].join(' '))
  watch(key, () => store.want(who, { entity: toValue(entity), records: toValue(records) }), {
    immediate: true,
  })
  onScopeDispose(() => store.want(who, undefined))
}
