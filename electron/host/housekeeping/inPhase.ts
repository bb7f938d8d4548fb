import type { BackupPhase, BackupProgress } from '../../../shared/api/backup.ts'
import type { Progress } from '../../../shared/api/progress.ts'

/** Long work with the phase that it is told as. */
export async function* inPhase<R>(
  phase: BackupPhase,
  work: AsyncGenerator<Progress, R>,
): AsyncGenerator<BackupProgress, R> {
  for (;;) {
    const next = await work.next()
    if (next.done) return next.value
    yield { ...next.value, phase }
  }
}
