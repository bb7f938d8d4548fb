import { sql } from 'kysely'
import { attachmentChunk } from '../../../shared/api/attachments.ts'
import type { Person } from '../../../shared/api/office.ts'
import { query } from '../database/query.ts'
import type { Reading } from '../database/handle.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { Attachment } from '../../../shared/fields/field.ts'
import { callerIn, procedures } from './procedures.ts'
import { recordAsked } from './recordAsked.ts'

/** Files on their way into records and out of them. */
export const attachmentProcedures = {
  write: procedures.attachments.write.handler(async ({ input, context }) => {
    const upload = uploadOf(callerIn(context), input.upload)
    const bytes = Buffer.from(input.content, 'base64')
    return { size: await context.host.attachments.write(upload, input.offset, bytes) }
  }),

  finish: procedures.attachments.finish.handler(async ({ input, context }) => {
    const upload = uploadOf(callerIn(context), input.upload)
    const kept = await context.host.attachments.finish(upload)
    return { ...kept, name: input.name, type: input.type }
  }),

  read: procedures.attachments.read.handler(async ({ input, context }) => {
    const { entity, row } = recordAsked(context, { entity: input.entity, id: input.record })
    const isHeld = Object.entries(entity.fields).some(
      ([name, spec]) =>
        spec.kind === 'attachments' &&
        (row[name] as readonly Attachment[] | null)?.some(({ id }) => id === input.id),
    )
    if (!isHeld && !wasHeld(context.host.office.reading, row.id, input.id))
      throw failure('notFound', problem([], 'notFound'))
    const { bytes, size } = await context.host.attachments.read(
      input.id,
      input.offset,
      attachmentChunk,
    )
    return { content: Buffer.from(bytes).toString('base64'), size }
  }),
}

/** An upload belongs to whoever began it, though somebody else made the same id. */
const uploadOf = (person: Person, upload: string) => `${person.id}.${upload}`

/** A file that a record no longer holds can still be looked at in its history. */
const wasHeld = (reading: Reading, record: string, file: string): boolean =>
  reading.first(
    query
      .selectFrom('change')
      .select('seq')
      .where('record', '=', record)
      .where(sql<boolean>`instr(fields, ${file}) > 0`)
      .limit(sql.lit(1)),
  ) !== undefined
