import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'

/** Bytes that are read at once. */
export const partSize = 1024 * 1024

/**
 * The bytes of a file from an offset on, in parts of one size and a last one that is shorter and may be empty. Each is
 * overwritten by the next.
 */
export function* partsOf(path: string, from = 0, size = partSize): Generator<Buffer, void> {
  const descriptor = openSync(path, 'r')
  try {
    const buffer = Buffer.allocUnsafe(size)
    for (let at = from; ;) {
      const length = fill(descriptor, buffer, at)
      yield buffer.subarray(0, length)
      if (length < size) return
      at += length
    }
  } finally {
    closeSync(descriptor)
  }
}

/** Writes a new file and puts it on the disk for good. */
export function writeParts(path: string, parts: Iterable<Uint8Array>): void {
  const descriptor = openSync(path, 'w', 0o600)
  try {
    for (const part of parts) writeWhole(descriptor, part)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Reads until the buffer is full or the file ends. */
export function fill(descriptor: number, buffer: Buffer, at: number): number {
  let length = 0
  while (length < buffer.length) {
    const read = readSync(descriptor, buffer, length, buffer.length - length, at + length)
    if (read === 0) break
    length += read
  }
  return length
}

function writeWhole(descriptor: number, part: Uint8Array): void {
  for (let at = 0; at < part.length;) at += writeSync(descriptor, part, at)
}
