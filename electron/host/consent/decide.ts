import type { Decision } from '../../../shared/api/consent.ts'
import { entities, entityNamed } from '../../../shared/entities/registry.ts'
import type { AnyValues, Entity } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { mayConsent } from '../../../shared/rights/consent.ts'
import type { Reading } from '../database/handle.ts'
import type { Office } from '../office.ts'
import type { Actor } from '../records/access.ts'
import { asProgram, type Act, type Transaction } from '../records/changeLog.ts'
import { isWithin } from '../records/reach.ts'
import { sameValue } from '../records/rows.ts'
import { readVisible } from '../records/visible.ts'
import { toProposed, type Proposed } from './proposed.ts'

type Desk = Pick<Office, 'store' | 'rules' | 'registry'>

/** Whether somebody may decide on what a colleague proposes of a record. */
export const mayDecide = (
  reading: Reading,
  actor: Actor,
  entity: Entity,
  { field, by, record }: Pick<Proposed, 'field' | 'by' | 'record'>,
): boolean =>
  mayConsent(entity, actor, { field, by }) && isWithin(reading, actor, entity, 'edit', record)

/**
 * Decides on proposed changes, all of them or none. What is approved is written as a change of whoever approves it, all of
 * a record at once. Throws a `conflict` where what they saw is not so any more.
 */
export function decide(desk: Desk, act: Act, decision: Decision): void {
  const { approve } = decision
  const reason = decision.reason?.trim() || null
  if (!approve && reason === null) throw failure('invalid', problem('reason', 'required'))
  desk.store.transact({ ...act, source: 'consent' }, (tx) => {
    const { actor } = tx.act
    const decided = decision.proposals.map((seen) => {
      const found = waiting(desk, tx, seen.id)
      const entity = entityNamed(desk.registry, found.entity)
      if (!entity || !mayDecide(tx, actor, entity, found)) {
        throw failure('forbidden', problem([], 'forbidden'))
      }
      if (!sameValue(found.value, seen.value)) throw overtaken()
      return { ...found, of: entity, now: seen.now }
    })
    if (approve) {
      for (const changes of Map.groupBy(decided, ({ record }) => record).values()) {
        write(desk, tx, changes)
      }
    }
    const state = approve ? 'approved' : 'refused'
    const said = { state, decidedBy: actor.user, decidedAt: tx.now, reason, seenAt: null }
    for (const { id } of decided) desk.store.update(asProgram(tx), entities.proposal, id, said)
  })
}

interface Decided extends Proposed {
  readonly of: Entity
  readonly now: unknown
}

function write({ store }: Desk, tx: Transaction, changes: readonly Decided[]): void {
  const [first] = changes
  if (!first) return
  const of = (said: (change: Decided) => unknown): AnyValues =>
    Object.fromEntries(changes.map((change) => [change.field, said(change)]))
  const values = of(({ value }) => value)
  // Of two who propose the same, one is agreed to.
  if (Object.keys(values).length < changes.length) throw overtaken()
  store.update(
    tx,
    first.of,
    first.record,
    values,
    of(({ now }) => now),
  )
}

/** Takes back what one has proposed oneself. */
export function withdraw(desk: Desk, act: Act, ids: readonly string[]): void {
  desk.store.transact(act, (tx) => {
    for (const id of new Set(ids)) {
      if (waiting(desk, tx, id).by !== act.actor.user) {
        throw failure('forbidden', problem([], 'forbidden'))
      }
      desk.store.update(asProgram(tx), entities.proposal, id, { state: 'withdrawn' })
    }
  })
}

function waiting({ rules }: Desk, tx: Transaction, id: string): Proposed {
  const row = readVisible(tx, entities.proposal, rules['proposal'], tx.act.actor, id)
  if (!row) throw failure('notFound', problem([], 'notFound'))
  const found = toProposed(row)
  if (row.deletedAt !== null || found.state !== 'waiting') throw overtaken()
  return found
}

const overtaken = () => failure('conflict', problem([], 'changedMeanwhile'))
