import type { BackupProgress } from '../../../shared/api/backup.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { Backups } from '../backup/backups.ts'
import { streamed } from '../backup/streamed.ts'
import { demandUndecided, withdrawSwap } from '../backup/swapOffice.ts'
import type { Host } from '../host.ts'
import { decidePlace, signedPlace } from '../officePlace.ts'

/**
 * Work after which the office opens anew, in its turn among the backups; `make` makes one within that turn. Nobody is let in
 * meanwhile, and in again where it comes to nothing.
 */
export const leaving = <T>(
  host: Host,
  work: (onProgress: (progress: BackupProgress) => void, make: Backups['make']) => Promise<T>,
) =>
  streamed((onProgress) =>
    host.backups.alone(async (make) => {
      // Whatever was ordered meanwhile has had its turn, and may have shut the office for good.
      demandUndecided(host.office.dataDir)
      if (host.isShut) throw failure('gone', problem([], 'hostGone'))
      host.shut(true)
      try {
        const result = await work(onProgress, make)
        // Whoever asked is told first.
        setTimeout(host.restart, 200)
        return result
      } catch (error) {
        // Open again only once nothing is decided: the next start would take away what is written until then.
        if (isWithdrawn(host)) host.shut(false)
        else setTimeout(host.restart, 200)
        throw error
      }
    }),
  )

function isWithdrawn({ home, office: { dataDir } }: Host): boolean {
  try {
    withdrawSwap(dataDir)
    if (signedPlace(home) !== dataDir) decidePlace(home, dataDir)
    return true
  } catch {
    return false
  }
}
