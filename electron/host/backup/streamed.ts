import type { BackupProgress } from '../../../shared/api/backup.ts'

/** What work tells on its way, as a stream that ends with what came of it. Of what is told faster than it is read only the last is kept. */
export async function* streamed<T>(
  work: (onProgress: (progress: BackupProgress) => void) => Promise<T>,
): AsyncGenerator<BackupProgress | { kind: 'done'; result: T }, void> {
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
  yield { kind: 'done', result: await working }
}
