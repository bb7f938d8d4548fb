import type { BackupProgress } from '../../../shared/api/backup.ts'

/** What work tells on its way, as a stream that ends with it. Of what is told faster than it is read only the last is kept. */
export async function* streamed<T>(
  work: (onProgress: (progress: BackupProgress) => void) => Promise<T>,
): AsyncGenerator<BackupProgress | { kind: 'done' }, T> {
  let told: BackupProgress | undefined
  let wake = () => {}
  let ended = false
  const working = work((progress) => {
    told = progress
    wake()
  }).finally(() => {
    ended = true
    wake()
  })
  // Whoever reads the stream hears of it in the end.
  working.catch(() => undefined)
  while (!ended) {
    if (!told) await new Promise<void>((resolve) => (wake = resolve))
    const next = told
    told = undefined
    if (next) yield next
  }
  const result = await working
  yield { kind: 'done' }
  return result
}
