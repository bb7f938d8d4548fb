import { z } from 'zod'
import type { Attachment } from './field.ts'
import { compareNumbers, type KindBehaviour } from './kind.ts'

/** Most files on one field. */
const limit = 200
/** Most bytes of one file. */
export const attachmentLimit = 200 * 1024 * 1024

export const attachmentSchema: z.ZodType<Attachment> = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{64}$/, 'notFound'),
  name: z.string().min(1, 'required').max(255, 'tooLong'),
  size: z.int().min(0).max(attachmentLimit, 'tooBig'),
  type: z.string().max(127, 'tooLong'),
})

export const attachments: KindBehaviour<readonly Attachment[]> = {
  column: 'TEXT',
  schema: () => z.array(attachmentSchema, 'notText').max(limit, 'tooMany'),
  toColumn: (value) => JSON.stringify(value),
  fromColumn: (stored) => JSON.parse(String(stored)) as Attachment[],
  parse: (typed) => (typed.trim() ? { problem: 'notReadable' } : { value: null }),
  format: (value) => value.map((file) => file.name).join(', '),
  searchText: (value) => value.map((file) => file.name).join(' '),
  compare: (a, b) => compareNumbers(a.length, b.length),
  operators: ['filled', 'empty', 'contains', 'notContains'],
}
