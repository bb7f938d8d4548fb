import { failure, problem } from '../../../shared/failure.ts'
import { viewDefinitionOf, viewsIn } from '../../../shared/filter.ts'
import { query } from '../database/query.ts'
import type { Transaction } from '../records/changeLog.ts'
import type { Rule } from './rule.ts'

/**
 * A view is seen by whoever made it, or by all when it is shared; only its maker changes or deletes it. It may ask for
 * other views, but for none that asks for it.
 */
export const savedView: Rule = {
  prepare: ({ tx, before, values }) => {
    if (before) demandMaker(tx, before.owner)
    if (values.owner !== undefined) demandMaker(tx, values.owner)
    if (typeof values.definition !== 'string') return undefined
    const definition = viewDefinitionOf(values.definition)
    if (!definition) throw failure('invalid', problem('definition', 'invalid'))
    if (before && leadsTo(tx, before.id, viewsIn(definition.filter))) {
      throw failure('invalid', problem('definition', 'viewInCircle'))
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

/** Whether one of these views is that one, or asks for it, near or far. */
function leadsTo(tx: Transaction, wanted: string, ids: readonly string[]): boolean {
  const known = new Set(ids)
  for (const id of known) {
    if (id === wanted) return true
    const row = tx.first(query.selectFrom('savedView').select('definition').where('id', '=', id))
    for (const next of viewsIn(viewDefinitionOf(row?.definition)?.filter ?? null)) known.add(next)
  }
  return false
}
