import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { StandingProposals } from '../../../shared/api/consent.ts'
import { onChanged } from '../../changes.ts'
import { client } from '../../client.ts'
import { useSession } from '../../session.ts'

/** Milliseconds in which several changes are read once. */
const settling = 400

const nothing: StandingProposals = { proposals: [], titles: {}, more: false }

/** Changes that wait for the person's consent, what of theirs waits, and what was decided on theirs. */
export const useStandingChanges = defineStore('standingChanges', () => {
  const session = useSession()
  const standing = shallowRef(nothing)
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function load(): Promise<void> {
    const turn = (asked += 1)
    const found = await client.consent.standing()
    if (turn === asked) standing.value = found
  }
  // What can't be had now comes with the next change.
  const loadQuietly = () => void load().catch(() => undefined)
  watch(
    () => session.person,
    (person, before) => {
      if (person?.id !== before?.id) standing.value = nothing
      asked += 1
      if (person) loadQuietly()
    },
    { immediate: true },
  )
  // What stands beside a proposal is told with it.
  onChanged(null, (events) => {
    const told = standing.value.proposals.map(({ entity }) => entity)
    const concerning = new Set(['*', 'proposal', 'user', 'department', ...told])
    if (!events.some(({ entity }) => concerning.has(entity))) return
    clearTimeout(timer)
    timer = setTimeout(() => session.person && loadQuietly(), settling)
  })

  const me = () => session.person?.id
  const waiting = computed(() =>
    standing.value.proposals.filter(({ state }) => state === 'waiting'),
  )
  const toDecide = computed(() => waiting.value.filter(({ mayDecide }) => mayDecide))
  const mine = computed(() => waiting.value.filter(({ by }) => by === me()))
  const decided = computed(() =>
    standing.value.proposals.filter(({ by, state }) => by === me() && state !== 'waiting'),
  )
  return {
    titles: computed(() => standing.value.titles),
    more: computed(() => standing.value.more),
    toDecide,
    mine,
    decided,
    /** Whether there is anything to go there for. */
    isWanted: computed(() => standing.value.proposals.length > 0),
    see: (ids: readonly string[]) =>
      void client.consent.see({ ids: [...ids] }).catch(() => undefined),
  }
})
