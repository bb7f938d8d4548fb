import { useQueryCache } from '@pinia/colada'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { OfficeState } from '../shared/api/office.ts'
import { isLooking, may as mayDo, type Operation } from '../shared/rights/rights.ts'
import { onChanged, tellAll, unwatchChanges, watchChanges } from './changes.ts'
import { client } from './client.ts'
import { useLookups } from './lookups.ts'
import { entityNow } from './registry.ts'
import { suggestLocale } from './words.ts'

type SetUpInput = Parameters<typeof client.office.setUp>[0]
type SignInInput = Parameters<typeof client.session.signIn>[0]

/** Which office this is, who is signed in, and what they may do. */
export const useSession = defineStore('session', () => {
  const state = shallowRef<OfficeState | null>(null)
  const lookups = useLookups()
  const queries = useQueryCache()
  /** What `load` failed with, while there is no state to show. */
  const trouble = ref<unknown>(null)
  let loading: Promise<void> | undefined

  const person = computed(() => state.value?.person ?? null)
  const administrator = computed(() => person.value?.role === 'administrator')

  /** Asks the host once; called again it asks again. */
  function load(): Promise<void> {
    loading = client.office
      .state()
      .then(enter)
      .catch((error: unknown) => {
        trouble.value = error
        throw error
      })
    return loading
  }

  /** Resolves when the state is known. */
  const ready = () => loading ?? load()

  /** Takes a new state of the office, as every procedure that changes it answers. */
  async function enter(next: OfficeState): Promise<void> {
    if (locked.value) return
    const before = person.value?.id
    if (next.setUp) suggestLocale(next.locale)
    if (next.person) lookups.know(next.person)
    if (next.person && next.person.id !== before) {
      // What one person read is nothing for the next.
      for (const entry of queries.getEntries()) queries.remove(entry)
      await lookups.load()
      watchChanges(() => void load().catch(() => undefined))
    }
    if (!next.person) {
      unwatchChanges()
      lookups.forget()
    }
    trouble.value = null
    state.value = next
  }

  onChanged(['office'], () => void load().catch(() => undefined))

  /** Whether this window waits for the password of whoever works in it; what they typed stays where it is. */
  const locked = ref(false)
  async function lock(): Promise<void> {
    if (locked.value || !person.value || state.value?.protection !== 'protected') return
    locked.value = true
    unwatchChanges()
    await client.session.lock().catch(() => undefined)
  }
  /** The same person goes on where they were; anybody else begins anew. */
  async function unlock(input: SignInInput): Promise<void> {
    const next = await client.session.signIn(input)
    const isSame = next.person?.id === person.value?.id
    locked.value = false
    await enter(next)
    if (!isSame) return
    watchChanges(() => void load().catch(() => undefined))
    tellAll()
  }
  async function leave(): Promise<void> {
    locked.value = false
    await load()
  }

  const setUp = async (input: SetUpInput) => enter(await client.office.setUp(input))
  const signIn = async (input: SignInInput) => enter(await client.session.signIn(input))
  /** An administrator looks through the eyes of somebody, or with null through their own again. */
  const viewAs = async (user: string | null) => enter(await client.session.viewAs({ user }))
  const signOut = async () => enter(await client.session.signOut())

  /** Whether somebody looks through a colleague's eyes, and changes nothing: the bar over every page says so. */
  const looking = computed(() => person.value !== null && person.value.viewedBy !== null)

  /** Whether the person may do this to records of the entity: a courtesy, the host decides. */
  function may(entity: string, operation: Operation): boolean {
    const found = entityNow(entity)
    if (person.value === null || found === undefined) return false
    if (looking.value && !isLooking(operation)) return false
    return mayDo(found, person.value, operation)
  }

  return {
    state,
    trouble,
    person,
    administrator,
    officeName: computed(() => state.value?.name ?? ''),
    isProtected: computed(() => state.value?.protection === 'protected'),
    load,
    ready,
    enter,
    setUp,
    signIn,
    signOut,
    locked,
    lock,
    unlock,
    leave,
    viewAs,
    looking,
    may,
  }
})
