import { failure, problem } from '../../../shared/failure.ts'
import { viewDefinitionSchema } from '../../../shared/filter.ts'
import type { Transaction } from '../records/changeLog.ts'
import type { Rule } from './rule.ts'

/** A view is seen by whoever made it, or by all when it is shared; only its maker changes or deletes it. */
export const savedView: Rule = {
  prepare: ({ tx, before, values }) => {
    if (before) demandMaker(tx, before.owner)
    if (values.owner !== undefined) demandMaker(tx, values.owner)
    if (typeof values.definition === 'string' && !isViewDefinition(values.definition)) {
      throw failure('invalid', problem('definition', 'invalid'))
    }
    return undefined
  },
  follow: ({ tx, before }) => {
    if (before) demandMaker(tx, before.owner)
  },
  visible: (eb, actor) => eb.or([eb('owner', '=', actor.user), eb('shared', '=', 1)]),
}

function demandMaker(tx: Transaction, owner: unknown): void {
  const { user, role } = tx.act.actor
  if (owner !== user && role === 'staff') throw failure('forbidden', problem([], 'forbidden'))
}

function isViewDefinition(json: string): boolean {
  try {
    return viewDefinitionSchema.safeParse(JSON.parse(json)).success
  } catch {
    return false
  }
}
