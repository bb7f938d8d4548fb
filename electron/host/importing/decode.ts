import type { Rehearsal } from '../../../shared/api/importing.ts'
import { failure, problem } from '../../../shared/failure.ts'

export type Encoding = Rehearsal['encoding']

/** Text read from a file, and the encoding it was in. */
export interface Decoded {
  readonly text: string
  readonly encoding: Encoding
}

/** Characters that no sheet holds: control characters other than tab, line feed and carriage return. */
const unwritten = /[\u0000-\u0008\u000b\u000c\u000e-\u001a\u001c-\u001f]/u
/** How much of the file is looked at to tell what it is. */
const sampled = 256 * 1024

/**
 * Reads the bytes of a sheet as text: UTF-16 and UTF-8 by their mark, else UTF-8, else what Excel writes on
 * a Chinese (GB18030) or a Western desk. Throws an `invalid` failure for anything that is no text.
 */
export function decode(bytes: Uint8Array): Decoded {
  const marked = byMark(bytes)
  const read = marked ? tryDecode(bytes, marked) : (tryDecode(bytes, 'utf-8') ?? byHabit(bytes))
  if (!read || unwritten.test(read.text.slice(0, sampled))) {
    throw failure('invalid', problem('content', 'notTable'))
  }
  return read
}

function byMark(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : undefined
}

function byHabit(bytes: Uint8Array): Decoded | undefined {
  const chinese = tryDecode(bytes, 'gb18030')
  return chinese && looksDoubleByte(bytes) ? chinese : tryDecode(bytes, 'windows-1252')
}

/** Chinese letters come as pairs of high bytes; accents and curly quotes of Western text stand alone. */
function looksDoubleByte(bytes: Uint8Array): boolean {
  const [high, paired] = bytes
    .subarray(0, sampled)
    .reduce(
      ([seen, pairs, before], byte) =>
        byte < 0x80 ? [seen, pairs, 0] : before ? [seen + 1, pairs + 2, 0] : [seen + 1, pairs, 1],
      [0, 0, 0] as [number, number, number],
    )
  return paired * 2 >= high
}

function tryDecode(bytes: Uint8Array, encoding: Encoding): Decoded | undefined {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
  } catch {
    return undefined
  }
}
