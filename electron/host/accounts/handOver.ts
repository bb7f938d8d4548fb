import type { HandOverProgress, Holding } from '../../../shared/api/office.ts'
import type { Entity } from '../../../shared/entity.ts'
import { entities, type Registry } from '../../../shared/entities/registry.ts'
import { failure, failureOf, problem } from '../../../shared/failure.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery, query } from '../database/query.ts'
import type { Office } from '../office.ts'
import type { Act, Transaction } from '../records/changeLog.ts'
import { inPaces } from '../records/inPaces.ts'

/** One record that goes to somebody else, and the field by which it is held. */
interface Held {
  readonly entity: string
  readonly id: string
  readonly field: string
}

/** What was done and said is history, and keeps its name. */
const history = new Set(['interaction'])

/** By which field work of an entity is held. */
function holdingField({ name, fields }: Entity): string | undefined {
  if (name === 'department') return 'head'
  return fields['owner']?.to === 'user' && !history.has(name) ? 'owner' : undefined
}

/** How much somebody has that would go to whoever comes after them. */
export function holdingsOf(office: Pick<Office, 'reading' | 'registry'>, user: string): Holding[] {
  const held = Map.groupBy(heldIn(office, user), ({ entity }) => entity)
  return [...held].map(([entity, records]) => ({ entity, count: records.length }))
}

function heldIn(
  { reading, registry }: { readonly reading: Reading; readonly registry: Registry },
  user: string,
): Held[] {
  return Object.values(registry).flatMap((entity) => {
    const field = holdingField(entity)
    if (field === undefined) return []
    const { name } = entity
    const live = anyQuery.selectFrom(name).select('id').where('deletedAt', 'is', null)
    const isOpen = (rows: typeof live) => {
      if (name === 'task') return rows.where('doneAt', 'is', null)
      return name === 'serviceCase' ? rows.where('state', '!=', 'closed') : rows
    }
    // What they made for nobody is theirs too.
    const theirs = [
      live.where(field, '=', user),
      ...(field === 'owner' ? [live.where(field, 'is', null).where('createdBy', '=', user)] : []),
    ]
    return theirs
      .flatMap((rows) => reading.all(isOpen(rows)))
      .map(({ id }) => ({ entity: name, id: String(id), field }))
  })
}

/**
 * Gives what somebody has to somebody else and closes the account, all under one act that one undo takes back. A record
 * that can't go is counted; then the account stays open, so that nothing is left with nobody.
 */
export async function* handOver(
  office: Office,
  act: Act,
  { user, to }: { readonly user: string; readonly to: string | null },
  signal?: AbortSignal,
): AsyncGenerator<HandOverProgress, void> {
  demandStaysBehind(office, user, to)
  demandCanClose(office, act, user)
  const held = heldIn(office, user)
  if (held.length > 0 && to === null) throw failure('invalid', problem('to', 'required'))
  let failures = 0
  const give = (tx: Transaction, { entity, id, field }: Held) => {
    try {
      tx.attempt(() => office.store.update(tx, office.registry[entity]!, id, { [field]: to }))
    } catch (error) {
      if (!failureOf(error)) throw error
      failures += 1
    }
  }
  yield { kind: 'progress', done: 0, of: held.length }
  const done = yield* inPaces(
    held.length,
    (from, end) =>
      office.store.transact({ ...act, many: true }, (tx) => {
        for (const each of held.slice(from, end)) give(tx, each)
      }),
    { signal },
  )
  let late = 0
  if (done === held.length && failures === 0) {
    office.store.transact(act, (tx) => {
      // What came to them while the rest was given away goes as well.
      const more = heldIn({ reading: tx, registry: office.registry }, user)
      late = more.length
      if (late > 0 && to === null) failures = late
      else for (const each of more) give(tx, each)
      if (failures > 0) return
      for (const id of sharedBy(tx, user)) office.store.remove(tx, entities.recordShare, id)
      office.store.update(tx, entities.user, user, { active: false })
    })
  }
  const closed = done === held.length && failures === 0
  yield { kind: 'done', handedOver: done + late - failures, failures, closed }
}

/** What somebody opened to others ends with their account. */
const sharedBy = (reading: Reading, user: string) =>
  reading
    .all(
      query
        .selectFrom('recordShare')
        .select('id')
        .where('createdBy', '=', user)
        .where('deletedAt', 'is', null),
    )
    .map(({ id }) => id)

/** Nothing is given away where the account could not be closed after. */
function demandCanClose({ store }: Office, act: Act, user: string): void {
  const tried = new Error('This was only tried')
  try {
    store.transact(act, (tx) => {
      store.update(tx, entities.user, user, { active: false })
      throw tried
    })
  } catch (error) {
    if (error !== tried) throw error
  }
}

/** Somebody else with an account takes over. */
function demandStaysBehind({ reading }: Office, user: string, to: string | null): void {
  if (to === null) return
  const active = query
    .selectFrom('user')
    .select('id')
    .where('id', '=', to)
    .where('active', '=', 1)
    .where('deletedAt', 'is', null)
  if (to === user || !reading.first(active)) throw failure('invalid', problem('to', 'notFound'))
}
