import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import type { StandingAlert } from '../../../shared/api/alerts.ts'
import { onChanged } from '../../changes.ts'
import { client } from '../../client.ts'
import { useSession } from '../../session.ts'

/** Milliseconds in which several changes are read once. */
const settling = 500

/** What the person was told of cases near their limit or over it, and has not looked at. */
export const useCaseAlerts = defineStore('caseAlerts', () => {
  const session = useSession()
  const standing = shallowRef<readonly StandingAlert[]>([])
  /** Whether they were asked for: until then nobody knows. */
  const known = ref(false)
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function load(): Promise<void> {
    const turn = (asked += 1)
    const found = await client.alerts.standing()
    if (turn !== asked) return
    standing.value = found
    known.value = true
  }
  // Alerts that can't be had now come with the next change.
  const loadQuietly = () => void load().catch(() => undefined)

  /** The person has the case before them: what they were told of it is seen. */
  function see(id: string): void {
    if (!standing.value.some(({ row }) => row.id === id)) return
    void client.alerts.see({ case: id }).catch(() => undefined)
  }

  watch(
    () => session.person?.id,
    (person) => {
      asked += 1
      standing.value = []
      known.value = false
      if (person) loadQuietly()
    },
    { immediate: true },
  )
  onChanged(['caseAlert', 'serviceCase'], () => {
    clearTimeout(timer)
    timer = setTimeout(() => session.person && loadQuietly(), settling)
  })
  return { standing, known, see }
})
