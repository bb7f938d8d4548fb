import { importLimit } from '../../../shared/api/importing.ts'

/** Why a file is no sheet that could be imported: a key under `importing.refused`. */
export type Refusal = 'empty' | 'tooLarge' | 'workbook' | 'image' | 'document' | 'binary' | 'gone'

const signatures: readonly (readonly [Refusal, readonly number[]])[] = [
  ['workbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x52, 0x49, 0x46, 0x46]],
  ['document', [0x25, 0x50, 0x44, 0x46]],
]
const zip = [0x50, 0x4b, 0x03, 0x04]

/** Looks at a file before it travels anywhere: null when it may be a sheet as text, else why it is none. */
export async function refuseFile(file: File): Promise<Refusal | null> {
  if (file.size > importLimit) return 'tooLarge'
  if (file.size === 0) return 'empty'
  try {
    const start = new Uint8Array(await file.slice(0, 4096).arrayBuffer())
    return refuseBytes(start, file.name)
  } catch {
    return 'gone'
  }
}

function refuseBytes(start: Uint8Array, name: string): Refusal | null {
  const begins = (bytes: readonly number[]) => bytes.every((byte, at) => start[at] === byte)
  if (begins(zip)) return /\.(docx|pptx)$/i.test(name) ? 'document' : zipKind(name)
  const known = signatures.find(([, bytes]) => begins(bytes))
  if (known) return known[0]
  if (start.every((byte) => byte <= 0x20)) return 'empty'
  return start.includes(0) && !isUtf16(start) ? 'binary' : null
}

const zipKind = (name: string): Refusal =>
  /\.(xlsx|xlsm|xlsb|ods|et|numbers)$/i.test(name) ? 'workbook' : 'binary'

/** Excel's "Unicode text" is UTF-16, half of it zeros: by its mark, or zeros on one side only. */
function isUtf16(start: Uint8Array): boolean {
  if (start[0] === 0xff && start[1] === 0xfe) return true
  if (start[0] === 0xfe && start[1] === 0xff) return true
  const zeros = [0, 0]
  start.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  return Math.min(...zeros) === 0 && Math.max(...zeros) > start.length / 8
}

/** The bytes of a file in base64. Throws when it can no longer be read. */
export function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error ?? new Error('unreadable file'))
    reader.readAsDataURL(file)
  })
}
