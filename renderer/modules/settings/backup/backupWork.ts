import { onScopeDispose, ref, shallowRef } from 'vue'
import type { BackupProgress } from '../../../../shared/api/backup.ts'
import { failureFrom } from '../../../client.ts'

type Told<T> = BackupProgress | { readonly kind: 'done'; readonly result?: T }

/** How work on backups came out. */
export type WorkOutcome<T> =
  | { readonly kind: 'done'; readonly result: T | undefined }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: unknown }

/** Work on backups that tells how far it is; it can be stopped, and stops when the page is left. */
export function useBackupWork() {
  const running = ref(false)
  const progress = shallowRef<BackupProgress | null>(null)
  let stopper: AbortController | undefined

  async function run<T>(
    begin: (signal: AbortSignal) => Promise<AsyncIterable<Told<T>>>,
  ): Promise<WorkOutcome<T>> {
    stopper = new AbortController()
    const { signal } = stopper
    running.value = true
    progress.value = null
    let result: T | undefined
    try {
      for await (const told of await begin(signal)) {
        if (told.kind === 'progress') progress.value = told
        else result = told.result
      }
      return { kind: 'done', result }
    } catch (error) {
      const isStopped = signal.aborted || failureFrom(error).kind === 'cancelled'
      return isStopped ? { kind: 'stopped' } : { kind: 'failed', error }
    } finally {
      running.value = false
    }
  }

  const stop = () => stopper?.abort()
  onScopeDispose(stop)
  return { running, progress, run, stop }
}

export type BackupWorking = ReturnType<typeof useBackupWork>
