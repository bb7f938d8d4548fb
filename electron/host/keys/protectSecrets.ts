import type { Log } from '../log.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { secretsKey, type OfficeKey } from './officeKey.ts'

/**
 * Keeps passwords of other services by the key of an encrypted office. What can't be sealed anew is asked for again where it is
 * needed, and no reason to stop.
 */
export function protectSecrets(secrets: Secrets, key: OfficeKey, log: Log): void {
  try {
    secrets.protect(secretsKey(key))
  } catch (error) {
    log.defect('keys', 'protectSecrets', error)
  }
}
