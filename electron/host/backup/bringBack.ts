import { sql } from 'kysely'
import { belongingsOf, entities } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { PutBack } from '../../../shared/api/records.ts'
import type { AnyRow, Entity } from '../../../shared/entity.ts'
import { handleOn, type Reading } from '../database/handle.ts'
import { openReader } from '../database/open.ts'
import { anyQuery } from '../database/query.ts'
import type { Office } from '../office.ts'
import type { Act, Transaction } from '../records/changeLog.ts'
import { createLiveRegistry } from '../records/liveRegistry.ts'
import { giveBack } from '../records/putBack.ts'
import { readVisible } from '../records/visible.ts'
import { toRow } from '../records/rows.ts'

/**
 * Gives a record what it was in an opened backup, as a change of today by today's rules: out of the recycle bin, with what belonged to it
 * then, and with the values of then.
 */
export function bringBack(
  office: Office,
  act: Act,
  asked: { readonly past: string; readonly entity: Entity; readonly id: string },
): PutBack {
  const connection = openReader(asked.past)
  try {
    const past = handleOn(connection)
    return office.store.transact(act, (tx) => broughtBack(office, tx, past, asked.entity, asked.id))
  } finally {
    connection.close()
  }
}

function broughtBack(
  office: Office,
  tx: Transaction,
  past: Reading,
  entity: Entity,
  id: string,
): PutBack {
  const { store, rules, registry } = office
  const then = pastRow(past, entity, id)
  const found = readVisible(tx, entity, rules[entity.name], tx.act.actor, id)
  if (!then || !found) throw failure('notFound', problem([], 'erasedForGood'))
  const row = found.deletedAt === null ? found : store.restore(tx, entity, id)
  for (const { entity: other, field } of belongingsOf(registry, entity)) {
    for (const belonging of goneSince(tx, past, other, field, id))
      store.restore(tx, other, belonging)
  }
  // Fields that came since were empty to nobody then: the office's own, and those of a newer program.
  const { [entity.name]: known = entity } = createLiveRegistry(entities, past).now
  const columns = columnsOf(past, entity)
  const fields = Object.keys(known.fields).filter((name) => columns.has(name))
  return giveBack(tx, store, { entity, row }, { then, fields })
}

const columnsOf = (past: Reading, { name }: Entity): ReadonlySet<unknown> =>
  new Set(
    past
      .all(
        anyQuery
          .selectFrom(sql<{ name: string }>`pragma_table_info(${name})`.as('column'))
          .select('name'),
      )
      .map((column) => column.name),
  )

function pastRow(past: Reading, entity: Entity, id: string): AnyRow | undefined {
  const stored = past.first(
    anyQuery
      .selectFrom(entity.name)
      .selectAll()
      .where('id', '=', id)
      .where('deletedAt', 'is', null),
  )
  return stored ? toRow(entity, stored) : undefined
}

/** Records that belonged to one then, and lie in the recycle bin now. */
function goneSince(
  tx: Transaction,
  past: Reading,
  entity: Entity,
  field: string,
  id: string,
): string[] {
  const live = past.all(
    anyQuery
      .selectFrom(entity.name)
      .select('id')
      .where(field, '=', id)
      .where('deletedAt', 'is', null),
  )
  return live.flatMap((each) => {
    const deleted = anyQuery
      .selectFrom(entity.name)
      .select('id')
      .where('id', '=', each['id'] ?? '')
      .where('deletedAt', 'is not', null)
    return tx.first(deleted) ? [String(each['id'])] : []
  })
}
