import { createHash } from 'node:crypto'
import { realpathSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Writing } from './database/handle.ts'
import { readSetting, writeSetting } from './settings.ts'

/** Where an office lies, by two marks that change at different times. */
export interface Place {
  /**
   * Of the file itself: it goes along when a folder is renamed or a disk is taken elsewhere, and no copy of the file has it. On
   * a disk that keeps no moment of birth it is that of the folder: its numbers come again with the next file.
   */
  readonly file: string
  /** Of the computer and the folder: it stays when one file takes the place of another. */
  readonly folder: string
}

/** The mark of a folder on this computer. */
export const folderMark = (dataDir: string): string =>
  hash(`${hostname()} ${realpathSync(dataDir)}`)

/** Where an office lies now. */
export function placeOf(dataDir: string, name: string): Place {
  const { ino, birthtimeNs } = statSync(join(dataDir, name), { bigint: true })
  const folder = folderMark(dataDir)
  return { file: birthtimeNs === 0n ? folder : hash(`${ino} ${birthtimeNs}`), folder }
}

/**
 * The site of an office that is opened, which tells its entries of the change log and its numbers from those of all others
 * that began as the same file. A copy takes a new one, and so does what was restored: there may be another that counts on
 * from the same place. A copy is another install as well: it leaves the other's backups alone, and sends nothing that the other may
 * be sending. One that was moved here is no copy.
 */
export function settleSite(
  writing: Writing,
  place: Place,
  ids: () => string,
  isMoved: boolean,
): string {
  const before = readSetting(writing, 'place')
  const isElsewhere =
    before === null ||
    (before !== undefined && before.file !== place.file && before.folder !== place.folder)
  const isCopy = isElsewhere && !isMoved
  const held = isCopy ? undefined : readSetting(writing, 'site')
  const site = held ?? ids().replaceAll('-', '').slice(-12)
  if (isCopy) {
    writeSetting(writing, 'mark', lettersOf(site))
    writeSetting(writing, 'install', ids())
    writeSetting(writing, 'sendingPlace', '')
  }
  if (held === undefined) writeSetting(writing, 'site', site)
  if (before?.file !== place.file || before.folder !== place.folder) {
    writeSetting(writing, 'place', place)
  }
  return site
}

// No vowels, so that they make no word, and nothing that looks like a digit.
const alphabet = 'BCDFGHJKLMNPQRSTVWXYZ'
/** As many as it takes that two sites have the same once in four million. */
const markLength = 5

/** The letters of a site in the numbers that it gives. */
export function lettersOf(site: string): string {
  const bytes = createHash('sha256').update(site).digest()
  return Array.from(
    { length: markLength },
    (_, at) => alphabet[bytes.readUInt32BE(at * 4) % alphabet.length],
  ).join('')
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
