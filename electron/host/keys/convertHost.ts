import { hashOf } from '../accounts/credentials.ts'
import { administrators } from '../accounts/people.ts'
import { streamed } from '../backup/streamed.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { Host } from '../host.ts'
import { leaving } from '../housekeeping/leaving.ts'
import type { Actor } from '../records/access.ts'
import { clearConversion, type ConvertOrder } from './convertOffice.ts'
import type { KeyFile } from './keyFile.ts'
import { secretsKey } from './officeKey.ts'
import { credentialOf } from './openers.ts'
import { protectSecrets } from './protectSecrets.ts'

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
  const { office, backups, keys, secrets, log } = host
  const { dataDir, file } = office
  const kept = streamed((onProgress) => backups.make('conversion', { onProgress, signal }, by))
  for await (const told of kept) if (told.kind === 'progress') yield told
  const converted = { encrypted: to !== null, by: by.user }
  yield* leaving(host, async (onProgress) => {
    if (to) demandCurrent(office, to.file)
    try {
      // Once it is decided nobody may be left to do it, and nothing else would open them then.
      if (!to && keys.key) secrets.expose(secretsKey(keys.key))
      await backups.run('convert', { dataDir, file, to, converted }, { onProgress, signal })
    } catch (error) {
      clearConversion(dataDir)
      if (keys.key) protectSecrets(secrets, keys.key, log)
      throw error
    }
    return null
  })
}

/** What the office will be opened with has to be the passwords of this moment, and of people who are still there. */
function demandCurrent({ reading }: Host['office'], { people }: KeyFile): void {
  const there = new Set(administrators(reading).map(({ id }) => id))
  const isCurrent = people.every(({ user, credential }) => {
    const hash = hashOf(reading, user)
    return there.has(user) && hash !== undefined && credential === credentialOf(hash)
  })
  if (!isCurrent) throw failure('conflict', problem('password', 'passwordChanged'))
}
