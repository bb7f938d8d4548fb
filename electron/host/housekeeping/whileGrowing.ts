import { statSync } from 'node:fs'
import type { BackupProgress } from '../../../shared/api/backup.ts'

/** Milliseconds between two looks. */
const pause = 250

/** Work of one step that writes a file: how far it is follows from how large that has grown. */
export async function whileGrowing<T>(
  file: string,
  onProgress: (progress: BackupProgress) => void,
  work: (onProgress: (progress: BackupProgress) => void) => Promise<T>,
): Promise<T> {
  let told: BackupProgress | undefined
  const timer = setInterval(() => {
    const size = statSync(file, { throwIfNoEntry: false })?.size
    if (told && size !== undefined) onProgress({ ...told, done: Math.min(size, told.of) })
  }, pause)
  try {
    return await work((progress) => {
      told = progress
      onProgress(progress)
    })
  } finally {
    clearInterval(timer)
  }
}
