import { sql } from 'kysely'
import type { Entity } from '../../../shared/entity.ts'
import { entityNamed } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery, query } from '../database/query.ts'
import type { Office } from '../office.ts'
import type { Rule } from '../rules/rule.ts'
import { demand, demandFor, type Actor } from './access.ts'
import type { Act } from './changeLog.ts'
import { mergeThatTook } from './mergeRecords.ts'
import { toRow } from './rows.ts'
import { readWhole } from './visible.ts'

/** Whether an act made one record of two; whoever takes that back may do that to the one that went. */
export function demandMerged(
  { reading, registry, rules }: Pick<Office, 'reading' | 'registry' | 'rules'>,
  { actor }: Act,
  undone: string,
): boolean {
  const gone = reading.first(
    query
      .selectFrom('change')
      .select(['entity', 'record'])
      .where('act', '=', undone)
      .where('source', '=', 'merge')
      .where('kind', '=', 'delete'),
  )
  const entity = gone && entityNamed(registry, gone.entity)
  if (!entity) return false
  demand(actor, entity, 'merge')
  const rule = rules[entity.name]
  const row = readWhole(reading, entity, rule, actor, gone.record)
  if (!row) throw failure('notFound', problem([], 'notFound'))
  demandFor(reading, actor, entity, 'edit', rule, row)
  // It parted since, and went in another way.
  if (row.deletedAt !== null && mergeThatTook(reading, row.id) !== undone) {
    throw failure('conflict', problem([], 'nothingToUndo'))
  }
  demandWhereItWent(reading, actor, entity, rule, { act: undone, gone: row.id })
  return true
}

/** What went into a record comes out of it where that is there, and somebody's to edit; erased, it holds nothing back. */
function demandWhereItWent(
  reading: Reading,
  actor: Actor,
  entity: Entity,
  rule: Rule | undefined,
  { act, gone }: { readonly act: string; readonly gone: string },
): void {
  // The last that a merge changes of its kind is the one that stays.
  const one = reading.first(
    query
      .selectFrom('change')
      .select('record')
      .where('act', '=', act)
      .where('entity', '=', entity.name)
      .where('kind', '=', 'update')
      .where('record', '!=', gone)
      .orderBy('rowid', 'desc')
      .limit(sql.lit(1)),
  )
  const there =
    one && reading.first(anyQuery.selectFrom(entity.name).selectAll().where('id', '=', one.record))
  if (!there) return
  demandFor(reading, actor, entity, 'edit', rule, toRow(entity, there))
  if (there['deletedAt'] !== null) throw failure('conflict', problem([], 'inRecycleBin'))
}
