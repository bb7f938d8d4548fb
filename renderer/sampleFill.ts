import { onScopeDispose, ref } from 'vue'
import { client, failureFrom } from './client.ts'
import { newId } from './records/ids.ts'

export type SampleOutcome = 'filled' | 'stopped' | 'failed'

/** Fills the sample office while telling how far it is; it can be stopped, and stops when the page is left. */
export function useSampleFill() {
  const running = ref(false)
  const stopping = ref(false)
  const done = ref(0)
  const of = ref(0)
  const error = ref<unknown>(null)
  let stopper: AbortController | undefined

  async function fill(): Promise<SampleOutcome> {
    stopper = new AbortController()
    const { signal } = stopper
    running.value = true
    stopping.value = false
    error.value = null
    done.value = of.value = 0
    try {
      const steps = await client.sample.fill({ act: newId() }, { signal })
      for await (const step of steps) {
        done.value = step.done
        of.value = step.of
      }
      return signal.aborted ? 'stopped' : 'filled'
    } catch (failed) {
      if (signal.aborted || failureFrom(failed).kind === 'cancelled') return 'stopped'
      error.value = failed
      return 'failed'
    } finally {
      running.value = false
    }
  }

  function stop(): void {
    stopping.value = true
    stopper?.abort()
  }

  onScopeDispose(() => stopper?.abort())
  return { running, stopping, done, of, error, fill, stop }
}
