import { readRecoveryKey } from '../../../shared/domain/recoveryKey.ts'
import type { KeyFile } from './keyFile.ts'
import { openByPasswordNow, openByRecovery } from './wrapping.ts'

/** The master of a key file by whatever somebody has: the recovery key, or the password of anybody in it. */
export function openKeyFile({ people, recovery }: KeyFile, secret: string): string | undefined {
  const typed = readRecoveryKey(secret)
  if ('bytes' in typed) return recovery ? openByRecovery(recovery, typed.bytes) : undefined
  for (const { user, login: _login, credential: _credential, ...wrap } of people) {
    const master = openByPasswordNow(wrap, user, secret)
    if (master !== undefined) return master
  }
  return undefined
}
