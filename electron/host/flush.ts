import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Puts what a file holds on the disk for good. */
export function flushFile(path: string): void {
  flush(path, 'r+')
}

/** Puts the names in a folder on the disk for good; Windows can't flush a folder and needs not to. */
export function flushFolder(path: string): void {
  if (process.platform !== 'win32') flush(path, 'r')
}

function flush(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags)
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
