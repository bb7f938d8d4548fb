import { randomBytes, scrypt, scryptSync, timingSafeEqual } from 'node:crypto'

/** What a hash costs to make, and a guess to check. */
export interface PasswordCost {
  /** log2 of scrypt's N. */
  readonly ln: number
  readonly r: number
  readonly p: number
}

/** OWASP's password storage cheat sheet, 2025: N=2^15, r=8, p=3. 32 MB and a third of a second on a slow desk. */
export const advisedCost: PasswordCost = { ln: 15, r: 8, p: 3 }

const saltBytes = 16
const keyBytes = 32
const form = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]+)\$([\w-]+)$/

/** Hashes a password with a salt of its own. The result says how it was made: `$scrypt$ln=15,r=8,p=3$salt$key`. */
export async function hashPassword(
  password: string,
  cost: PasswordCost = advisedCost,
): Promise<string> {
  const salt = randomBytes(saltBytes)
  const key = await derive(password, salt, cost, keyBytes)
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${salt.toString('base64url')}$${key.toString('base64url')}`
}

/**
 * Whether a password is the one that was hashed. Without a hash (nobody has this user name) it takes as long as a
 * wrong password does, and says no.
 */
export async function checkPassword(
  password: string,
  hash: string | undefined,
  cost: PasswordCost = advisedCost,
): Promise<boolean> {
  const kept = hash === undefined ? undefined : read(hash)
  if (!kept) {
    await derive(password, randomBytes(saltBytes), cost, keyBytes)
    return false
  }
  return timingSafeEqual(await derive(password, kept.salt, kept.cost, kept.key.length), kept.key)
}

/** Whether a hash was made at a lower cost than is asked for, so that it is made anew at the next sign-in. */
export function isOutdated(hash: string, cost: PasswordCost = advisedCost): boolean {
  const kept = read(hash)
  return !kept || kept.cost.ln < cost.ln || kept.cost.r < cost.r || kept.cost.p < cost.p
}

function read(hash: string) {
  const found = form.exec(hash)
  if (!found) return undefined
  const [ln, r, p] = found.slice(1, 4).map(Number) as [number, number, number]
  return {
    cost: { ln, r, p },
    salt: Buffer.from(found[4]!, 'base64url'),
    key: Buffer.from(found[5]!, 'base64url'),
  }
}

/**
 * The bytes that follow from a password. One that is typed on two keyboards can be two sequences of code points; NFKC
 * makes them one (NIST SP 800-63B).
 */
export function derive(
  password: string,
  salt: Buffer,
  cost: PasswordCost,
  bytes = keyBytes,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, bytes, spentOn(cost), (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}

/** The same on a thread that nobody waits for. */
export const deriveNow = (password: string, salt: Buffer, cost: PasswordCost): Buffer =>
  scryptSync(password.normalize('NFKC'), salt, keyBytes, spentOn(cost))

/** Node refuses what takes more than 32 MB unless told how much it may take. */
const spentOn = ({ ln, r, p }: PasswordCost) => ({
  N: 2 ** ln,
  r,
  p,
  maxmem: 128 * r * (2 ** ln + p + 2),
})
