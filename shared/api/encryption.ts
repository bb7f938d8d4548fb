import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import type { BackupProgress } from './backup.ts'
import { newPassword, type OfficeState } from './office.ts'
import { procedure } from './procedure.ts'

/** How an office is encrypted. */
export interface EncryptionState {
  readonly encrypted: boolean
  /** By its name in SQLite3 Multiple Ciphers; null where nothing is. */
  readonly cipher: string | null
  /** When the recovery key was made that opens it, in UTC milliseconds; null where there is none. */
  readonly recoveryMadeAt: number | null
  /** Whether it hangs on one administrator's password: no recovery key, and no second administrator who opens it. */
  readonly hangsOnOne: boolean
  /** Who is let in on this computer without a password, and whether anybody can be. */
  readonly here: { readonly can: boolean; readonly name: string | null }
  /** Everybody with an account, and whether their password opens it. */
  readonly people: readonly { readonly name: string; readonly opens: boolean }[]
  /** Backups of the office's own place that anybody can read. */
  readonly plainBackups: number
}

/** What comes of encrypting, or of the way back. The office opens anew after it. */
export type ConvertWork = BackupProgress | { readonly kind: 'done' }

const password = z.string().max(200, 'wrongOldPassword')
/** As it is printed; it is read however it was typed. */
const recovery = z.string().max(100, 'wrongRecovery')

export const encryption = {
  state: procedure('administrator').output(type<EncryptionState>()),
  /**
   * Encrypts the office with a new key, which one's own password and this recovery key open, or that of a second
   * administrator.
   */
  encrypt: procedure('administrator')
    .input(
      z.strictObject({
        password,
        recovery: recovery.nullable(),
        second: z
          .strictObject({
            login: z.string().max(100, 'noOtherAdministrator'),
            password: z.string().max(200, 'wrongPassword'),
          })
          .optional(),
      }),
    )
    .output(eventIterator(type<ConvertWork>())),
  decrypt: procedure('administrator')
    .input(z.strictObject({ password }))
    .output(eventIterator(type<ConvertWork>())),
  /** Makes another recovery key the one that opens the office. */
  renew: procedure('administrator')
    .input(z.strictObject({ password, recovery }))
    .output(type<EncryptionState>()),
  /** Lets oneself in on this computer without a password from now on, by the keychain of its system. */
  remember: procedure('administrator')
    .input(z.strictObject({ password }))
    .output(type<EncryptionState>()),
  /** Nobody is let in on this computer without a password any more. */
  forget: procedure('administrator').output(type<EncryptionState>()),
  /** Makes a backup, and removes those that anybody can read. */
  clearPlain: procedure('administrator').output(
    eventIterator(type<BackupProgress | { readonly kind: 'done'; readonly result: number }>()),
  ),
  /** Opens an office by its recovery key, and gives an administrator of it a new password, who is signed in by it. */
  recover: procedure('public')
    .input(
      z.strictObject({
        recovery,
        login: z.string().max(100, 'noAdministrator'),
        password: newPassword,
      }),
    )
    .output(type<OfficeState>()),
}
