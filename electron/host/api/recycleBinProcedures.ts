import type { BinFilter, DeletedRecord } from '../../../shared/api/recycleBin.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { actorOf } from '../accounts/people.ts'
import type { Office } from '../office.ts'
import type { Actor } from '../records/access.ts'
import { entityIn } from '../records/asked.ts'
import { eraseDeleted } from '../records/eraseDeleted.ts'
import { deletedRecords } from '../records/recycleBin.ts'
import { restoreRecords } from '../records/restoreRecords.ts'
import { callerIn, procedures } from './procedures.ts'

/** Records in the recycle bin: looked through, put back by whoever may, and erased by administrators. */
export const recycleBinProcedures = {
  list: procedures.recycleBin.list.handler(({ input, context }) => {
    const { reading, registry, rules } = context.host.office
    return deletedRecords(reading, registry, rules, actorOf(callerIn(context)), input)
  }),

  restore: procedures.recycleBin.restore.handler(async ({ input, context }) => {
    const { office } = context.host
    const act = { id: input.act, source: 'interface', actor: actorOf(callerIn(context)) } as const
    const records = input.records.map(({ entity, id }) => ({
      entity: entityIn(office, act.actor, entity),
      id,
    }))
    await restoreRecords(office, act, records)
    return { restored: input.records.length }
  }),

  purge: procedures.recycleBin.purge.handler(async function* ({ input, context, signal }) {
    const { office, backups, readings, attachments } = context.host
    const actor = actorOf(callerIn(context))
    const { which } = input
    const records = 'records' in which ? which.records : allDeleted(office, actor, which.filter)
    if (records.length !== input.count) throw failure('conflict', problem('count', 'countDiffers'))
    await backups.before('purge', signal)
    const began = Date.now()
    const act = { id: input.act, source: 'interface', actor } as const
    let freed: readonly string[] = []
    const hear = (files: ReadonlySet<string>) => (freed = [...files])
    for await (const step of eraseDeleted(office, act, records, hear, signal)) {
      if (step.kind === 'done' && freed.length > 0) {
        const used = await readings.ask('usedFiles', actor, { files: freed }, signal)
        for (const file of freed) if (!used.includes(file)) await attachments.free(file, began)
      }
      yield step
    }
  }),
}

/** All that a filter finds in the recycle bin. */
function allDeleted(office: Office, actor: Actor, filter: BinFilter): readonly DeletedRecord[] {
  const { reading, registry, rules } = office
  const everything = { filter, offset: 0, limit: Number.MAX_SAFE_INTEGER }
  return deletedRecords(reading, registry, rules, actor, everything).items
}
