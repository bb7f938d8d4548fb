import { execFileSync } from 'node:child_process'
import { readFileSync, realpathSync } from 'node:fs'
import { isAbsolute, relative } from 'node:path'

/** A disk, or a folder of another computer, and where it is to be found here. */
export interface Mount {
  readonly point: string
  readonly type: string
}

/** Kinds of file systems whose files lie on another computer: their locks can't be relied on, and two would write at once. */
const ofNetworks =
  /^(nfs\d?|cifs|smb\d?|smbfs|afpfs|afs|ncpfs|webdav|davfs2?|9p|ceph|glusterfs|lustre|fuse\.(sshfs|smbnetfs|rclone|s3fs|gvfsd-fuse|davfs2?|glusterfs|ceph|juicefs))$/

/** Whether a folder lies on another computer. A folder that is not there yet lies where the one above it does. */
export function isOnNetwork(folder: string): boolean {
  const place = nearest(folder)
  // A drive letter that stands for a share is told as the share.
  if (process.platform === 'win32') return /^[\\/]{2}(?![?.][\\/][a-z]:)/i.test(place)
  return isOnNetworkMount(place, mounts())
}

/** Whether the mount that a folder lies on is of another computer. */
export function isOnNetworkMount(folder: string, all: readonly Mount[]): boolean {
  const holding = all.filter(({ point }) => isWithin(point, folder))
  // Of two at one place the later one is seen.
  const nearestOne = holding.reduce<Mount | undefined>(
    (best, each) => (each.point.length >= (best?.point.length ?? 0) ? each : best),
    undefined,
  )
  return nearestOne !== undefined && ofNetworks.test(nearestOne.type)
}

/** Whether one folder is another, or lies in it. */
export function isWithin(folder: string, other: string): boolean {
  const way = relative(folder, other)
  return !/^\.\.(?![^\\/])/.test(way) && !isAbsolute(way)
}

/** The mounts that `/proc/self/mountinfo` tells of. */
export const mountsIn = (text: string): Mount[] =>
  text.split('\n').flatMap((line) => {
    const [head, tail] = line.split(' - ')
    const point = head?.split(' ')[4]
    const type = tail?.split(' ')[0]
    return point && type ? [{ point: unescaped(point), type }] : []
  })

/** The mounts that `mount` of macOS tells of: `//me@nas/office on /Volumes/office (smbfs, nodev)`. */
export const mountsTold = (text: string): Mount[] =>
  [...text.matchAll(/ on (\/.*?) \((\w+)/g)].map(([, point = '', type = '']) => ({ point, type }))

/** A name as the tables of mounts write it: a space is `\\040`. */
export const unescaped = (point: string) =>
  point.replaceAll(/\\(\d{3})/g, (_all, octal: string) => String.fromCharCode(parseInt(octal, 8)))

/** All mounts; what can't be asked is no reason to keep an office shut. */
export function mounts(): readonly Mount[] {
  try {
    return process.platform === 'linux'
      ? mountsIn(readFileSync('/proc/self/mountinfo', 'utf8'))
      : mountsTold(execFileSync('/sbin/mount', { encoding: 'utf8', timeout: 2000 }))
  } catch {
    return []
  }
}

/** The folder, or the nearest above it that is there. */
export function nearest(folder: string): string {
  try {
    return realpathSync.native(folder)
  } catch {
    const above = folder.replace(/[\\/][^\\/]*[\\/]*$/, '')
    return above === '' || above === folder ? folder : nearest(above)
  }
}
