import { statfsSync } from 'node:fs'
import { failure, problem } from '../../../shared/failure.ts'

/** Bytes that are left free on a disk: the office goes on writing to it. */
const spared = 32 * 1024 * 1024

/** Throws the failure of a full disk when a folder's disk has no room for so many bytes, before any is taken. */
export function demandRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < bytes + spared) throw failure('invalid', problem([], 'backupDiskFull'))
}
