import { streamed } from '../backup/streamed.ts'
import { demandUndecided } from '../backup/swapOffice.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { Host } from '../host.ts'
import { leaving } from '../housekeeping/leaving.ts'
import type { Actor } from '../records/access.ts'
import { clearConversion, type ConvertOrder } from './convertOffice.ts'

/**
 * Encrypts the office of a host, or decrypts it: keeps a backup, shuts the office to everybody, lays it ready in its other
 * form and opens anew. It is open again as it was where it comes to nothing.
 */
export async function* convertHost(
  host: Host,
  by: Actor,
  to: ConvertOrder['to'],
  signal: AbortSignal | undefined,
) {
  const { office, backups } = host
  const { dataDir, file } = office
  const kept = streamed((onProgress) => backups.make('conversion', { onProgress, signal }, by))
  for await (const told of kept) if (told.kind === 'progress') yield told
  const converted = { encrypted: to !== null, by: by.user }
  yield* streamed((onProgress) =>
    backups.alone(async () => {
      // Whatever was ordered meanwhile has had its turn.
      demandUndecided(dataDir)
      if (host.isShut) throw failure('gone', problem([], 'hostGone'))
      const left = leaving(host, async (tell) => {
        try {
          await backups.run(
            'convert',
            { dataDir, file, to, converted },
            { onProgress: tell, signal },
          )
        } catch (error) {
          clearConversion(dataDir)
          throw error
        }
      })
      for await (const told of left) if (told.kind === 'progress') onProgress(told)
      return null
    }),
  )
}
