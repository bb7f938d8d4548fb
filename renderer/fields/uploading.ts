import { attachmentChunk } from '../../shared/api/attachments.ts'
import { attachmentLimit } from '../../shared/fields/attachments.ts'
import type { Attachment } from '../../shared/fields/field.ts'
import { client } from '../client.ts'
import { newId } from '../records/ids.ts'

/** Most bytes of one file. */
export const uploadLimit = attachmentLimit

/** Characters that one call of `String.fromCharCode` takes without filling the stack. */
const block = 0x8000

/** Bytes as base64. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += block) {
    text += String.fromCharCode(...bytes.subarray(at, at + block))
  }
  return btoa(text)
}

/** Base64 as bytes. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}

/** Sends a file to the office in pieces and answers what goes into an attachments field. */
export async function upload(
  file: File,
  signal: AbortSignal,
  sent: (bytes: number) => void,
  id = newId(),
): Promise<Attachment> {
  let offset = 0
  do {
    const piece = new Uint8Array(await file.slice(offset, offset + attachmentChunk).arrayBuffer())
    await client.attachments.write({ upload: id, offset, content: toBase64(piece) }, { signal })
    offset += piece.length
    sent(offset)
  } while (offset < file.size)
  return client.attachments.finish(
    { upload: id, name: file.name.slice(-255), type: file.type.slice(0, 127) },
    { signal },
  )
}

/** Fetches a file of a record in pieces and hands it to the browser to be kept. */
export async function download(
  entity: string,
  record: string,
  attachment: Attachment,
): Promise<void> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for (let offset = 0; offset < attachment.size;) {
    const { content } = await client.attachments.read({ entity, record, id: attachment.id, offset })
    const piece = fromBase64(content)
    if (piece.length === 0) break
    pieces.push(piece)
    offset += piece.length
  }
  const url = URL.createObjectURL(new Blob(pieces, { type: attachment.type }))
  const link = document.createElement('a')
  link.href = url
  link.download = attachment.name
  link.click()
  // The browser reads the address after this turn; it may be given back a minute later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
