import { sql } from 'kysely'
import type { AnyRow, Entity } from '../../../shared/entity.ts'
import { mergedValues, isMergeable, type MergePick } from '../../../shared/domain/mergedRecord.ts'
import { referencesTo } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { keptFrom } from '../../../shared/rights/knownEntity.ts'
import { handingFields } from '../../../shared/rights/rights.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery, query } from '../database/query.ts'
import type { Office } from '../office.ts'
import { demand, demandFor, mayDo, type Actor } from './access.ts'
import { asProgram, type Transaction } from './changeLog.ts'
import { isTheirsToEdit } from './reach.ts'
import { leadsTo } from './references.ts'
import type { Store } from './store.ts'
import { readWhole } from './visible.ts'

/** Which two, how their values are put together, and what of them the person had seen: when they were changed last. */
export interface Merging {
  readonly keep: string
  readonly from: string
  readonly picks: Readonly<Record<string, MergePick>>
  readonly seen: { readonly keep: number; readonly from: number }
}

type Desk = Pick<Office, 'registry' | 'rules'>

/**
 * The two records as they are, for somebody who may make one of them. Throws `forbidden` for whoever may not, `notFound`,
 * and a `conflict` where one was changed since it was seen or lies in the recycle bin.
 */
export function demandPair(
  reading: Reading,
  { rules }: Desk,
  actor: Actor,
  entity: Entity,
  { keep, from, seen }: Merging,
): { readonly keep: AnyRow; readonly from: AnyRow } {
  demand(actor, entity, 'merge')
  if (!isMergeable(entity) || keep === from) throw failure('invalid', problem('from', 'mergeOne'))
  const rule = rules[entity.name]
  const found = (id: string, since: number) => {
    const row = readWhole(reading, entity, rule, actor, id)
    demandFor(reading, actor, entity, 'edit', rule, row)
    if (!row) throw failure('notFound', problem([], 'notFound'))
    if (row.deletedAt !== null) throw failure('conflict', problem([], 'inRecycleBin'))
    if (row.updatedAt !== since) throw failure('conflict', problem([], 'changedMeanwhile'))
    return row
  }
  const pair = { keep: found(keep, seen.keep), from: found(from, seen.from) }
  // What was shared to be edited is taken away from nobody.
  if (!isTheirsToEdit(reading, actor, entity, from)) {
    throw failure('forbidden', problem([], 'forbidden'))
  }
  return pair
}

/**
 * Makes one record of two, in one transaction: `keep` gets the values, and all that refers to `from` refers to `keep`,
 * whoever may see it; then `from` lies in the recycle bin. Answers with the one that stays.
 */
export function mergeRecords(
  tx: Transaction,
  office: Desk & Pick<Office, 'store'>,
  entity: Entity,
  merging: Merging,
): AnyRow {
  const { store, registry } = office
  const pair = outOfCircles(
    tx,
    store,
    entity,
    demandPair(tx, office, tx.act.actor, entity, merging),
  )
  const { keep, from } = pair
  const along = referencesTo(registry, entity).flatMap(({ entity: other, field }) =>
    tx
      .all(
        anyQuery
          .selectFrom(other.name)
          .select('id')
          .where(field, '=', from.id)
          .where('deletedAt', 'is', null),
      )
      .map(({ id }) => ({ other, field, id: String(id) }))
      .filter(({ id }) => id !== keep.id),
  )
  for (const { other, field, id } of along) {
    store.update(asProgram(tx), other, id, { [field]: keep.id })
  }
  const row = giveValues(tx, office, entity, pair, merging.picks)
  // What came to it is told in its history though it holds nothing new itself.
  if (lastChanged(tx) !== keep.id) tx.log(entity.name, keep.id, 'update', {})
  store.remove(asProgram(tx), entity, from.id)
  return row
}

/** The two, so that neither comes to stand over itself through others that stand between them. */
function outOfCircles(
  tx: Transaction,
  store: Store,
  entity: Entity,
  { keep, from }: { readonly keep: AnyRow; readonly from: AnyRow },
) {
  const emptied = (row: AnyRow, other: AnyRow) =>
    Object.fromEntries(
      Object.entries(entity.fields).flatMap(([name, { to }]) => {
        const over = to === entity.name ? row[name] : null
        const isWithin = over != null && leadsTo(tx, entity, name, String(over), other.id)
        return isWithin ? [[name, null] as const] : []
      }),
    )
  const freed = store.update(asProgram(tx), entity, keep.id, emptied(keep, from))
  return { keep: freed, from: { ...from, ...emptied(from, keep) } }
}

/** The record that the act at hand changed last. */
const lastChanged = ({ act, first }: Transaction): string | undefined =>
  first(
    query
      .selectFrom('change')
      .select('record')
      .where('act', '=', act.id)
      .orderBy('rowid', 'desc')
      .limit(sql.lit(1)),
  )?.record

/** What somebody may not write themselves is put together as is usual, and by the program. */
function giveValues(
  tx: Transaction,
  { store }: Pick<Office, 'store'>,
  entity: Entity,
  pair: { readonly keep: AnyRow; readonly from: AnyRow },
  picks: Merging['picks'],
): AnyRow {
  const { actor } = tx.act
  const handing = mayDo(actor, entity, 'assign') ? [] : handingFields(entity)
  const isKept = (name: string) =>
    keptFrom(entity, actor, name) !== undefined || handing.includes(name)
  const refused = Object.keys(picks).filter(isKept)
  if (refused.length > 0) {
    throw failure('forbidden', ...refused.map((name) => problem(name, 'fieldKept')))
  }
  const values = Object.entries(mergedValues(entity, pair, picks))
  const part = (kept: boolean) =>
    Object.fromEntries(values.filter(([name]) => isKept(name) === kept))
  store.update(asProgram(tx), entity, pair.keep.id, part(true))
  return store.update(tx, entity, pair.keep.id, part(false))
}

/** The act by which a record in the recycle bin went into another; undefined where it was deleted in any other way. */
export function mergeThatTook(reading: Reading, record: string): string | undefined {
  const last = reading.first(
    query
      .selectFrom('change')
      .select(['act', 'kind', 'source'])
      .where('record', '=', record)
      .orderBy('clock', 'desc')
      .limit(sql.lit(1)),
  )
  return last?.kind === 'delete' && last.source === 'merge' ? last.act : undefined
}
