import type { HandOverProgress, Holding } from '../../../shared/api/office.ts'
import { entities, entityNamed, type Registry } from '../../../shared/entities/registry.ts'
import { failure, failureOf, problem } from '../../../shared/failure.ts'
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

/** By which fields work is held; what was done and said is history, and keeps its name. */
const heldBy: Readonly<Record<string, string>> = {
  customer: 'owner',
  serviceCase: 'owner',
  task: 'owner',
  savedView: 'owner',
  department: 'head',
}

/** How much somebody has that would go to whoever comes after them. */
export function holdingsOf(office: Pick<Office, 'reading' | 'registry'>, user: string): Holding[] {
  const held = Map.groupBy(heldIn(office, user), ({ entity }) => entity)
  return [...held].map(([entity, records]) => ({ entity, count: records.length }))
}

function heldIn({ reading, registry }: Pick<Office, 'reading' | 'registry'>, user: string): Held[] {
  return Object.entries(fieldsIn(registry)).flatMap(([entity, field]) => {
    const theirs = anyQuery
      .selectFrom(entity)
      .select('id')
      .where(field, '=', user)
      .where('deletedAt', 'is', null)
    const open =
      entity === 'task'
        ? theirs.where('doneAt', 'is', null)
        : entity === 'serviceCase'
          ? theirs.where('state', '!=', 'closed')
          : theirs
    return reading.all(open).map(({ id }) => ({ entity, id: String(id), field }))
  })
}

const fieldsIn = (registry: Registry) =>
  Object.fromEntries(
    Object.entries(heldBy).filter(([name, field]) => entityNamed(registry, name)?.fields[field]),
  )

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
  const closes = done === held.length && failures === 0
  if (closes) {
    office.store.transact(act, (tx) =>
      office.store.update(tx, entities.user, user, { active: false }),
    )
  }
  yield { kind: 'done', handedOver: done - failures, failures, closed: closes }
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
