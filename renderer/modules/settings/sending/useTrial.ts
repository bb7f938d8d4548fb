import { ref } from 'vue'
import { failureFrom } from '../../../client.ts'
import { failureText } from '../../../words.ts'

/** What came of a trial, in words. */
interface Outcome {
  readonly isGood: boolean
  readonly text: string
}

/** Tries something, one trial at a time; what it answers with is said, or what kept it from it. */
export function useTrial() {
  const sending = ref(false)
  const outcome = ref<Outcome>()
  async function attempt(work: () => Promise<string | null>): Promise<void> {
    if (sending.value) return
    sending.value = true
    outcome.value = undefined
    try {
      const text = await work()
      if (text !== null) outcome.value = { isGood: true, text }
    } catch (error) {
      const text = failureFrom(error).problems.map(failureText).join(' ')
      outcome.value = { isGood: false, text }
    } finally {
      sending.value = false
    }
  }
  return { sending, outcome, attempt }
}
