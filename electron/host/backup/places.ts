import { join, resolve } from 'node:path'
import type { Reading, Writing } from '../database/handle.ts'
import { readSetting, writeSetting } from '../settings.ts'
import type { ChosenPlace } from './backupRecord.ts'

/** The office's own folder of backups. */
export const ownPlace = (dataDir: string) => join(dataDir, 'backups')

/** Every folder that backups may be kept in, that of the newest first; the second place is not among them. */
export function keepingPlaces(reading: Reading, dataDir: string): [string, ...string[]] {
  const own = ownPlace(dataDir)
  const last = readSetting(reading, 'backupRecord')?.place ?? own
  const others = new Set([own, ...pathsOf(reading, 'backupPlace')])
  return [last, ...[...others].filter((place) => place !== last)]
}

/** The same with the second place, and with what was either of them before: what lies there was left as it is. */
export const everyPlace = (reading: Reading, dataDir: string): string[] => {
  const places = [
    ...keepingPlaces(reading, dataDir),
    ...pathsOf(reading, 'backupSecond'),
    ...(readSetting(reading, 'backupFormer') ?? []),
  ]
  return [...new Set(places.map((place) => resolve(place)))]
}

const pathsOf = (reading: Reading, name: 'backupPlace' | 'backupSecond') =>
  readSetting(reading, name)?.path ?? []

/** Folders of before that are remembered. */
const remembered = 20

/** Chooses another folder, or none; the one of before is remembered. */
export function choosePlace(
  tx: Writing,
  name: 'backupPlace' | 'backupSecond',
  chosen: ChosenPlace | null,
): void {
  const former = new Set(readSetting(tx, 'backupFormer'))
  const before = readSetting(tx, name)
  if (before) former.add(resolve(before.path))
  if (chosen) former.delete(resolve(chosen.path))
  writeSetting(tx, 'backupFormer', [...former].slice(-remembered))
  writeSetting(tx, name, chosen)
}
