import { computed, onScopeDispose, ref } from 'vue'
import { failureFrom } from '../../client.ts'

/** Counts down the seconds that a throttled attempt has to wait; 0 when one may try. */
export function useWaiting() {
  const until = ref(0)
  const now = ref(Date.now())
  let timer: ReturnType<typeof setInterval> | undefined
  const seconds = computed(() => Math.max(0, Math.ceil((until.value - now.value) / 1000)))

  function tick(): void {
    now.value = Date.now()
    if (seconds.value === 0) clearInterval(timer)
  }

  /** Begins to wait when the failure says so; answers whether it did. */
  function waitFor(error: unknown): boolean {
    const { kind, problems } = failureFrom(error)
    const told = problems.find((problem) => typeof problem.params?.['seconds'] === 'number')
    if (kind !== 'throttled' || !told) return false
    now.value = Date.now()
    until.value = now.value + Number(told.params?.['seconds']) * 1000
    clearInterval(timer)
    timer = setInterval(tick, 250)
    return true
  }

  onScopeDispose(() => clearInterval(timer))
  return { seconds, waitFor }
}
