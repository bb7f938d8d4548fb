import { sql } from 'kysely'
import { attachmentChunk } from '../../../shared/api/attachments.ts'
import type { Person } from '../../../shared/api/office.ts'
import { actorOf } from '../accounts/people.ts'
import { noteBrought } from '../attachments/brought.ts'
import { query } from '../database/query.ts'
import type { Office } from '../office.ts'
import type { Actor } from '../records/access.ts'
import { toEntry } from '../records/history.ts'
import { shownEntry } from '../records/shown.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { Attachment } from '../../../shared/fields/field.ts'
import { procedures, writerIn } from './procedures.ts'
import { recordAsked } from './recordAsked.ts'

/** Files on their way into records and out of them. */
export const attachmentProcedures = {
  write: procedures.attachments.write.handler(async ({ input, context }) => {
    const upload = uploadOf(writerIn(context), input.upload)
    const bytes = Buffer.from(input.content, 'base64')
    return { size: await context.host.attachments.write(upload, input.offset, bytes) }
  }),

  finish: procedures.attachments.finish.handler(async ({ input, context }) => {
    const person = writerIn(context)
    const kept = await context.host.attachments.finish(uploadOf(person, input.upload))
    noteBrought(context.host.office, actorOf(person), kept.id)
    return { ...kept, name: input.name, type: input.type }
  }),

  read: procedures.attachments.read.handler(async ({ input, context }) => {
    const { office, actor, entity, row } = recordAsked(context, {
      entity: input.entity,
      id: input.record,
    })
    const isHeld = Object.entries(entity.fields).some(
      ([name, spec]) =>
        spec.kind === 'attachments' &&
        (row[name] as readonly Attachment[] | null)?.some(({ id }) => id === input.id),
    )
    if (!isHeld && !wasHeld(office, actor, row.id, input.id))
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
export const uploadOf = (person: Person, upload: string) => `${person.id}.${upload}`

/** A file that a record no longer holds can still be looked at in its history, as far as that is told. */
function wasHeld(
  { reading, registry }: Office,
  actor: Actor,
  record: string,
  file: string,
): boolean {
  // A text that names the file gives nobody a right to it; a field that was removed is known by what it held.
  const holds = (value: unknown) =>
    Array.isArray(value) && value.some((each: Partial<Attachment> | null) => each?.id === file)
  const changes = reading.all(
    query
      .selectFrom('change')
      .selectAll()
      .where('record', '=', record)
      .where(sql<boolean>`instr(fields, ${file}) > 0`),
  )
  return changes.some((change) => {
    const told = shownEntry(actor, registry, toEntry(change))
    return Object.values(told?.fields ?? {}).some((both) => holds(both.old) || holds(both.new))
  })
}
