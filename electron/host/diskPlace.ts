import { readFileSync } from 'node:fs'
import { isWithin, mounts, nearest, unescaped, type Mount } from './networkPlace.ts'

/**
 * Whether a folder lies where a disk belongs that is not there: what is written into it lies on another disk, and is
 * hidden once the right one comes. Only Linux leaves such folders, and tells in one file which they are.
 */
export function isDiskAway(folder: string): boolean {
  if (process.platform !== 'linux') return false
  return isPointEmpty(nearest(folder), pointsIn(diskTable()), mounts())
}

/** Whether nothing is mounted at one of some points that a folder lies at, or in; what can't be asked is no reason. */
export const isPointEmpty = (
  folder: string,
  points: readonly string[],
  all: readonly Mount[],
): boolean =>
  all.length > 0 &&
  points.some(
    (point) => isWithin(point, folder) && !all.some((mount) => isSame(mount.point, point)),
  )

/** The points at which disks belong by `/etc/fstab`, but the one that is always there. */
export const pointsIn = (table: string): string[] =>
  table.split('\n').flatMap((line) => {
    const [disk = '#', point = ''] = line.trim().split(/\s+/)
    return !disk.startsWith('#') && /^\/./.test(point) ? [unescaped(point)] : []
  })

const isSame = (one: string, other: string) => isWithin(one, other) && isWithin(other, one)

function diskTable(): string {
  try {
    return readFileSync('/etc/fstab', 'utf8')
  } catch {
    return ''
  }
}
