import { type } from '@orpc/contract'
import { z } from 'zod'
import { attachmentLimit } from '../fields/attachments.ts'
import type { Attachment } from '../fields/field.ts'
import { procedure } from './procedure.ts'

/** Bytes that cross in one call. */
export const attachmentChunk = 256 * 1024

export const attachments = {
  /** Writes a part of a file under an id that the caller made for the upload. */
  write: procedure('signedIn')
    .input(
      z.strictObject({
        upload: z.uuid(),
        offset: z.int().min(0).max(attachmentLimit),
        content: z.base64().max(Math.ceil(attachmentChunk / 3) * 4, 'tooBig'),
      }),
    )
    .output(type<{ size: number }>()),
  /** Ends an upload: the bytes get their place, and the answer goes into an attachments field. */
  finish: procedure('signedIn')
    .input(
      z.strictObject({
        upload: z.uuid(),
        name: z.string().min(1).max(255),
        type: z.string().max(127),
      }),
    )
    .output(type<Attachment>()),
  /** Reads a part of a file that belongs to a record the person may see. */
  read: procedure('signedIn')
    .input(
      z.strictObject({
        entity: z.string().max(100),
        record: z.uuid(),
        id: z.string().regex(/^[0-9a-f]{64}$/, 'notFound'),
        offset: z.int().min(0).max(attachmentLimit),
      }),
    )
    .output(type<{ content: string; size: number }>()),
}
