import { sql } from 'kysely'
import { labelKey } from '../../../shared/domain/labelKey.ts'
import { customGroup, customName, mostCustomFields } from '../../../shared/customFields.ts'
import { entityNamed, type Registry } from '../../../shared/entities/registry.ts'
import type { AnyRow, AnyValues, Entity } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { kindOf } from '../../../shared/fields/kinds.ts'
import { shippedLabels } from '../../../shared/locales/shippedLabels.ts'
import { anyQuery, idsIn, query } from '../database/query.ts'
import type { Transaction } from '../records/changeLog.ts'
import { hiddenCustom } from '../records/shown.ts'
import type { Change, Rule } from './rule.ts'

/** Characters of a label. */
const longestLabel = 60
/** Custom fields an entity may ever have had, so that its table stays far from the columns SQLite allows. */
const mostEver = 500

/**
 * A custom field has a column of its own, which comes with it and goes when it is erased for good; in the recycle bin
 * the column and what stands in it stay. Whoever it is hidden from knows nothing of it.
 */
export const customField: Rule = {
  prepare: ({ tx, registry, before, values }) => {
    demandSameShape(before, values)
    const entity = entityOf(registry, before ?? values)
    if (typeof values.label === 'string') {
      demandFreeLabel(entity, values.label, before ? customName(before.id) : undefined)
    }
    if (before) return undefined
    demandRoom(tx, entity, 1)
    return { position: values.position || nextPosition(tx, entity) }
  },

  visible: (eb, actor) => {
    const name = sql<string>`'custom_' || replace(${eb.ref('id')}, '-', '')`
    return eb(name, 'not in', idsIn(JSON.stringify([...hiddenCustom(actor)])))
  },

  follow: ({ tx, registry, kind, after }: Change) => {
    const entity = entityOf(registry, after)
    const name = customName(after.id)
    switch (kind) {
      case 'create':
        return addColumn(tx, entity, after, name)
      case 'delete':
        return demandOwnUse(tx, entity, after, name)
      case 'restore':
        demandFreeLabel(entity, String(after.label), name)
        demandRoom(tx, entity, 0)
        return indexMissed(tx, entity, after, name)
      case 'purge':
        return dropColumn(tx, entity, name)
      case 'update':
        return
    }
  },
}

/** What a field is of and what it holds is settled when it is made: its column is there. */
function demandSameShape(before: AnyRow | null, values: AnyValues): void {
  const changed = ['entity', 'kind'].find(
    (part) => before && values[part] !== undefined && values[part] !== before[part],
  )
  if (changed) throw failure('invalid', problem(changed, 'fieldStays'))
}

function entityOf(registry: Registry, { entity: name }: AnyValues): Entity {
  const entity = entityNamed(registry, String(name))
  if (!entity?.extensible) throw failure('invalid', problem('entity', 'notInList'))
  return entity
}

function demandFreeLabel(entity: Entity, label: string, name: string | undefined): void {
  const key = labelKey(label)
  if (!key) throw failure('invalid', problem('label', 'required'))
  if ([...label].length > longestLabel) throw failure('invalid', problem('label', 'tooLong'))
  const others = Object.entries(entity.fields).flatMap(([other, { label: own }]) =>
    own === undefined || other === name ? [] : [own],
  )
  if ([...others, ...shippedLabels(entity.name)].some((other) => labelKey(other) === key)) {
    throw failure('invalid', problem('label', 'fieldTaken'))
  }
}

/** Room for so many more fields than there are. */
function demandRoom(tx: Transaction, entity: Entity, more: 0 | 1): void {
  const groups: Readonly<Record<string, readonly string[]>> = entity.groups
  const live = groups[customGroup]?.length ?? 0
  const refuse = (key: string, limit: number) =>
    failure('invalid', problem('label', key, { limit }))
  if (live + more > mostCustomFields) throw refuse('tooManyFields', mostCustomFields)
  const ever = tx.first(
    query
      .selectFrom('customField')
      .select(sql<number>`count(*)`.as('count'))
      .where('entity', '=', entity.name),
  )
  if ((ever?.count ?? 0) + more > mostEver) throw refuse('tooManyRemoved', mostEver)
}

function nextPosition(tx: Transaction, entity: Entity): number {
  const last = tx.first(
    query
      .selectFrom('customField')
      .select(sql<number | null>`max(position)`.as('position'))
      .where('entity', '=', entity.name),
  )
  return (last?.position ?? 0) + 1
}

function addColumn(tx: Transaction, entity: Entity, { id }: AnyRow, name: string): void {
  // Ids that differ in case alone would share a column.
  if (id !== id.toLowerCase()) throw failure('invalid', problem('id', 'invalid'))
  const type = sql.raw<string>(kindOf(entity.fields[name]!).column)
  tx.run(anyQuery.schema.alterTable(entity.name).addColumn(name, type))
}

/** A column that was ever filled stays: its values are in the history of the records, and would stay there. */
function dropColumn(tx: Transaction, entity: Entity, name: string): void {
  const filled = query
    .selectFrom('change')
    .select('seq')
    .where('entity', '=', entity.name)
    .where(sql<boolean>`instr(fields, ${name}) > 0`)
  const held = anyQuery.selectFrom(entity.name).select('id').where(name, 'is not', null).limit(1)
  if (tx.first(held) ?? tx.first(filled.limit(1))) {
    throw failure('conflict', problem([], 'fieldHolds'))
  }
  tx.run(anyQuery.schema.alterTable(entity.name).dropColumn(name))
}

/** Whoever takes back that they made a field does not take away what colleagues have filled in since. */
function demandOwnUse(tx: Transaction, entity: Entity, after: AnyRow, name: string): void {
  if (tx.act.source !== 'undo') return
  const since = query.selectFrom('change').where('record', '=', after.id)
  const filled = query
    .selectFrom('change')
    .select('seq')
    .where('rowid', '>', since.select(sql<number>`min(rowid)`.as('made')))
    .where('entity', '=', entity.name)
    .where('user', 'is not', after.createdBy)
    .where(sql<boolean>`instr(fields, ${name}) > 0`)
  if (tx.first(filled)) throw failure('conflict', problem([], 'fieldInUse'))
}

/** Records changed while the field was removed were indexed without it. */
function indexMissed(tx: Transaction, entity: Entity, after: AnyRow, name: string): void {
  if (!entity.fields[name]?.search) return
  const removed = tx.first(
    query
      .selectFrom('change')
      .select(sql<number | null>`max(rowid)`.as('row'))
      .where('record', '=', after.id)
      .where('kind', '=', 'delete'),
  )
  tx.indexMissedLater({ entity, field: name, since: removed?.row ?? 0 })
}
