import type { BackupProgress } from '../../../shared/api/backup.ts'
import { streamed } from '../backup/streamed.ts'
import type { Host } from '../host.ts'

/** Work after which the office opens anew: nobody is let in meanwhile, and in again where it comes to nothing. */
export const leaving = (
  host: Host,
  work: (onProgress: (progress: BackupProgress) => void) => Promise<void>,
) =>
  streamed(async (onProgress) => {
    host.shut(true)
    try {
      await work(onProgress)
    } catch (error) {
      host.shut(false)
      throw error
    }
    // Whoever asked is told first.
    setTimeout(host.restart, 200)
    return null
  })
