import { streamed } from '../backup/streamed.ts'
import type { Host } from '../host.ts'
import { leaving } from '../housekeeping/leaving.ts'
import type { Actor } from '../records/access.ts'
import type { ConvertOrder } from './convertOffice.ts'

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
  yield* leaving(host, (onProgress) =>
    backups.alone(() =>
      backups.run('convert', { dataDir, file, to, converted }, { onProgress, signal }),
    ),
  )
}
