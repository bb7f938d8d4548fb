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
  /** When the recovery key was made that opens it, in UTC milliseconds. */
  readonly recoveryMadeAt: number | null
  /** Everybody with an account, and whether their password opens it. */
  readonly people: readonly { readonly name: string; readonly opens: boolean }[]
  /** Backups of the office's own place that anybody can read. */
  readonly plainBackups: number
}

/** What comes of encrypting, or of the way back. The office opens anew after it. */
export type ConvertWork = BackupProgress | { readonly kind: 'done' }

const password = z.string().max(200)
/** As it is printed; it is read however it was typed. */
const recovery = z.string().max(100)

export const encryption = {
  state: procedure('administrator').output(type<EncryptionState>()),
  /** Encrypts the office with a new key, which one's own password and this recovery key open. */
  encrypt: procedure('administrator')
    .input(z.strictObject({ password, recovery }))
    .output(eventIterator(type<ConvertWork>())),
  decrypt: procedure('administrator')
    .input(z.strictObject({ password }))
    .output(eventIterator(type<ConvertWork>())),
  /** Makes another recovery key the one that opens the office. */
  renew: procedure('administrator')
    .input(z.strictObject({ password, recovery }))
    .output(type<EncryptionState>()),
  /** Opens an office by its recovery key, and gives an administrator of it a new password, who is signed in by it. */
  recover: procedure('public')
    .input(z.strictObject({ recovery, login: z.string().max(100), password: newPassword }))
    .output(type<OfficeState>()),
}
