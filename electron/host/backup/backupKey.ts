import { randomBytes, scryptSync } from 'node:crypto'
import { checkOf, derived, isChecked } from '../keys/officeKey.ts'

/** How a key follows from a passphrase, as a backup tells it to whoever opens it; bytes in hex. */
export interface KeyRecipe {
  readonly salt: string
  readonly logN: number
  readonly r: number
  readonly p: number
  /** By which a wrong passphrase is told from a damaged backup. */
  readonly check: string
}

/** What every other key follows from: 32 bytes in hex. */
export interface Master {
  readonly master: string
}

/** A key of backups from a passphrase, with its recipe, as the office keeps it. */
export interface BackupKey extends KeyRecipe, Master {}

/** A third of a second and 128 MB for each passphrase that is tried. */
const usualCost = { logN: 17, r: 8, p: 1 }

/** Makes a key from a new passphrase. */
export function createKey(passphrase: string, cost = usualCost): BackupKey {
  const salt = randomBytes(16).toString('hex')
  const master = masterOf(passphrase, { salt, ...cost })
  return { salt, ...cost, master, check: checkOf(master) }
}

/** The key that a passphrase gives for a backup; undefined when it is the wrong one. */
export function keyFor(recipe: KeyRecipe, passphrase: string): BackupKey | undefined {
  const master = masterOf(passphrase, recipe)
  return isChecked(recipe.check, master) ? { ...recipe, master } : undefined
}

/** The key itself when it is the one that a backup was made with. */
export const sameKey = (recipe: KeyRecipe, key: BackupKey | null): BackupKey | undefined =>
  key && key.salt === recipe.salt && isChecked(recipe.check, key.master) ? key : undefined

/** What a backup may tell of its key. */
export const recipeOf = ({ salt, logN, r, p, check }: BackupKey): KeyRecipe => ({
  salt,
  logN,
  r,
  p,
  check,
})

/** The key by which a manifest is sealed. */
export const sealKey = ({ master }: Master): Buffer => derived(master, '', 'laike manifest')

/** The key by which the shared files are named, so that names tell nothing about what is in them. */
export const nameKey = ({ master }: Master): Buffer => derived(master, '', 'laike names')

/** The key of one file, by the salt in its header. */
export const fileKey = ({ master }: Master, salt: Buffer): Buffer =>
  derived(master, salt, 'laike file')

function masterOf(passphrase: string, { salt, logN, r, p }: Omit<KeyRecipe, 'check'>): string {
  const [N, maxmem] = [2 ** logN, 256 * 2 ** logN * r]
  return scryptSync(passphrase.normalize('NFC'), Buffer.from(salt, 'hex'), 32, {
    N,
    r,
    p,
    maxmem,
  }).toString('hex')
}
