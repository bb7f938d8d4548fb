import type { AnyValues, Entity } from '../../../shared/entity.ts'
import { dayOf } from '../../../shared/fields/date.ts'
import type { Initial } from '../../../shared/fields/field.ts'
import type { Transaction } from './changeLog.ts'

/** The values of a new record, with what its fields start with where nothing was said. */
export function withStartingValues(entity: Entity, values: AnyValues, tx: Transaction): AnyValues {
  const started = Object.entries(entity.fields).flatMap(([name, spec]) =>
    spec.initially === undefined || values[name] !== undefined
      ? []
      : [[name, startingValue(spec.initially, tx)]],
  )
  return { ...Object.fromEntries(started), ...values }
}

function startingValue(initial: Initial, tx: Transaction): unknown {
  if (typeof initial !== 'object') return initial
  if (initial.current === 'user') return tx.act.actor.user
  return initial.current === 'instant' ? tx.now : dayOf(tx.now)
}
