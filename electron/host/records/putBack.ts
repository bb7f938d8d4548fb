import type { PutBack } from '../../../shared/api/records.ts'
import { typedFields, type AnyRow, type AnyValues, type Entity } from '../../../shared/entity.ts'
import { failure, failureOf, problem, type Problem } from '../../../shared/failure.ts'
import { heldBack } from '../consent/propose.ts'
import type { Store } from './store.ts'
import type { Transaction } from './changeLog.ts'
import { stateAt } from './pastState.ts'
import { sameValue } from './rows.ts'

/**
 * Gives a record the values back that it had at a clock of its past: as a new change, by the rules of today. Fields that
 * can't have theirs any more stay as they are, and are told with the reason; when none can, that is the failure.
 */
export function putBack(
  tx: Transaction,
  store: Store,
  { entity, row }: { readonly entity: Entity; readonly row: AnyRow },
  asked: {
    readonly clock: number
    readonly fields?: readonly string[] | undefined
    readonly seen?: AnyValues | undefined
  },
): PutBack {
  const { row: then, isForgotten } = stateAt(tx, entity, row, asked.clock)
  if (!then) throw failure('conflict', problem([], isForgotten ? 'pastForgotten' : 'notYetMade'))
  if (differing(entity, then, row, asked.fields).length === 0) {
    throw failure('conflict', problem([], 'nothingToPutBack'))
  }
  return giveBack(tx, store, { entity, row }, { ...asked, then })
}

/** Gives a record the values of another time, as `putBack` does; one that holds them already stays as it is. */
export function giveBack(
  tx: Transaction,
  store: Store,
  { entity, row }: { readonly entity: Entity; readonly row: AnyRow },
  asked: {
    readonly then: AnyRow
    readonly fields?: readonly string[] | undefined
    readonly seen?: AnyValues | undefined
  },
): PutBack {
  const { then } = asked
  const wanted = differing(entity, then, row, asked.fields)
  const left: Problem[] = []
  if (wanted.length === 0) return { row, left, made: 0, waiting: 0 }
  const write = (names: readonly string[]): PutBack => {
    const values = Object.fromEntries(names.map((name) => [name, then[name] ?? null]))
    const after = tx.attempt(() => store.update(tx, entity, row.id, values, asked.seen))
    const waiting = heldBack(tx.act.actor, entity, row, values).length
    return { row: after, left, made: names.length - waiting, waiting }
  }
  for (let names = wanted; ;) {
    try {
      return write(names)
    } catch (error) {
      const refused = failureOf(error)
      const about = refused?.problems.filter(({ path }) => names.includes(String(path[0]))) ?? []
      const rest = names.filter((name) => !about.some(({ path }) => path[0] === name))
      const isSettled = about.length === 0 || rest.length === 0
      if (refused?.kind !== 'invalid' || isSettled) throw error
      left.push(...about)
      names = rest
    }
  }
}

/** Fields that hold something else than then. */
const differing = (
  entity: Entity,
  then: AnyRow,
  row: AnyRow,
  fields: readonly string[] | undefined,
): string[] =>
  typedFields(entity).filter(
    (name) => (fields?.includes(name) ?? true) && !sameValue(then[name], row[name]),
  )
