import { failure, problem } from '../../../shared/failure.ts'
import { viewDefinitionSchema } from '../../../shared/filter.ts'
import type { Rule } from './rule.ts'

/** A view is seen by whoever made it, or by all when it is shared; only its maker changes it. */
export const savedView: Rule = {
  prepare: ({ tx, before, values }) => {
    const { user, role } = tx.act.actor
    if (before && before.owner !== user && role === 'staff') {
      throw failure('forbidden', problem([], 'forbidden'))
    }
    if (typeof values.definition === 'string' && !isViewDefinition(values.definition)) {
      throw failure('invalid', problem('definition', 'invalid'))
    }
    return undefined
  },
  visible: (eb, actor) => eb.or([eb('owner', '=', actor.user), eb('shared', '=', 1)]),
}

function isViewDefinition(json: string): boolean {
  try {
    return viewDefinitionSchema.safeParse(JSON.parse(json)).success
  } catch {
    return false
  }
}
