import { closeSync, fsyncSync, openSync } from 'node:fs'
import { open } from 'node:fs/promises'

/** Puts what a file holds on the disk for good. */
export function flushFile(path: string): void {
  flush(path, 'r+')
}

/** Puts the names in a folder on the disk for good; Windows can't flush a folder and needs not to. */
export function flushFolder(path: string): void {
  if (process.platform !== 'win32') flush(path, 'r')
}

/** The same without keeping anybody waiting. */
export async function flushFolderBeside(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}

function flush(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags)
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
