import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { flushFolder } from '../flush.ts'
import { replaceFile } from '../replaceFile.ts'
import type { KeyFile } from './keyFile.ts'
import { derived, isChecked, type OfficeKey } from './officeKey.ts'
import { hex, seal, unseal } from './wrapping.ts'

/** Name of the file, where the office is looked for, by which this computer opens it for somebody. */
export const hereFileName = 'office.here'

const hereSchema = z.object({
  user: z.string(),
  /** Of their password then: once they have another they type it again. */
  credential: hex(32),
  sealed: hex(12 + 32 + 16),
})
type Here = z.infer<typeof hereSchema>

/** Whoever is let in on a computer, and what opens the office for them. */
export interface LetIn {
  readonly user: string
  readonly file: KeyFile
  readonly master: string
}

/** Lets somebody in on this computer from now on: the key of the office lies there, sealed by a key of its keychain. */
export function rememberHere(
  home: string,
  keychain: Buffer,
  { master }: OfficeKey,
  who: Pick<Here, 'user' | 'credential'>,
): void {
  const sealed = seal(master, secretOf(keychain), who.user)
  replaceFile(join(home, hereFileName), Buffer.from(JSON.stringify({ ...who, sealed })))
}

/** Lets nobody in any more. */
export function forgetHere(home: string): void {
  const path = join(home, hereFileName)
  if (!existsSync(path)) return
  rmSync(path)
  flushFolder(home)
}

/** Whoever is let in, by what may open the office now; undefined where nobody is, or the password is not that of then. */
export function letInHere(
  home: string,
  keychain: Buffer,
  files: readonly KeyFile[],
): LetIn | undefined {
  const here = readHere(home)
  const master = here && unseal(here.sealed, secretOf(keychain), here.user)
  const file = files.find(
    ({ check, people }) =>
      master !== undefined &&
      isChecked(check, master) &&
      people.some(({ user, credential }) => user === here?.user && credential === here.credential),
  )
  return here && file && master !== undefined ? { user: here.user, file, master } : undefined
}

/** Id of whoever is let in. */
export const userHere = (home: string): string | undefined => readHere(home)?.user

function readHere(home: string): Here | undefined {
  const path = join(home, hereFileName)
  if (!existsSync(path)) return undefined
  try {
    return hereSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}

const secretOf = (keychain: Buffer) => derived(keychain.toString('hex'), '', 'laike here')
