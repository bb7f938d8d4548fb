import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { derive, deriveNow, type PasswordCost } from '../accounts/password.ts'

/** Bytes in hex. */
export const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))

/** A master that only a password opens, and how the key follows from it. Bytes in hex. */
export const passwordWrapSchema = z.object({
  salt: hex(16),
  ln: z.int().min(8).max(22),
  r: z.int().min(1).max(32),
  p: z.int().min(1).max(16),
  sealed: hex(12 + 32 + 16),
})
export type PasswordWrap = z.infer<typeof passwordWrapSchema>

/** A master that only a recovery key opens: its chance needs no stretching. */
export const recoveryWrapSchema = z.object({ salt: hex(16), sealed: hex(12 + 32 + 16) })
export type RecoveryWrap = z.infer<typeof recoveryWrapSchema>

/** Wraps a master for somebody; the wrap is nobody else's. */
export async function wrapByPassword(
  master: string,
  user: string,
  password: string,
  cost: PasswordCost,
): Promise<PasswordWrap> {
  const salt = randomBytes(16)
  const secret = await derive(password, salt, cost)
  return { salt: salt.toString('hex'), ...cost, sealed: seal(master, secret, user) }
}

/** The master, or undefined for a wrong password. */
export async function openByPassword(
  { salt, sealed, ...cost }: PasswordWrap,
  user: string,
  password: string,
): Promise<string | undefined> {
  return unseal(sealed, await derive(password, Buffer.from(salt, 'hex'), cost), user)
}

/** The same on a thread that nobody waits for. */
export const openByPasswordNow = (
  { salt, sealed, ...cost }: PasswordWrap,
  user: string,
  password: string,
): string | undefined => unseal(sealed, deriveNow(password, Buffer.from(salt, 'hex'), cost), user)

const recovering = 'recovery'

/** Wraps a master for whoever has the recovery key. */
export function wrapByRecovery(master: string, recovery: Uint8Array): RecoveryWrap {
  const salt = randomBytes(16)
  return {
    salt: salt.toString('hex'),
    sealed: seal(master, recoverySecret(recovery, salt), recovering),
  }
}

/** The master, or undefined for another recovery key. */
export const openByRecovery = (
  { salt, sealed }: RecoveryWrap,
  recovery: Uint8Array,
): string | undefined =>
  unseal(sealed, recoverySecret(recovery, Buffer.from(salt, 'hex')), recovering)

const recoverySecret = (recovery: Uint8Array, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', recovery, salt, 'laike recovery', 32))

/** Seals a master with a secret of 32 bytes, for whomever it is bound to. */
export function seal(master: string, secret: Buffer, bound: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(bound))
  return Buffer.concat([
    nonce,
    cipher.update(master, 'hex'),
    cipher.final(),
    cipher.getAuthTag(),
  ]).toString('hex')
}

/** The master, or undefined where the secret or whom it is bound to are not those it was sealed with. */
export function unseal(sealed: string, secret: Buffer, bound: string): string | undefined {
  const bytes = Buffer.from(sealed, 'hex')
  const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12))
  decipher.setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(-16))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString(
      'hex',
    )
  } catch {
    return undefined
  }
}
