import { parseQuery } from '../../../shared/domain/searchQuery.ts'
import type { Entity } from '../../../shared/entity.ts'
import { entityNamed, type Registry } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { viewDefinitionOf, type Filter } from '../../../shared/filter.ts'
import { knownRegistry } from '../../../shared/rights/knownEntity.ts'
import { settledFilter } from '../../../shared/settledFilter.ts'
import type { Reading } from '../database/handle.ts'
import type { Rules } from '../rules/rule.ts'
import { mayDo, type Actor } from './access.ts'
import { askedTerms } from './searchTerms.ts'
import { readVisible } from './visible.ts'

/** What filters are settled with. */
export interface SegmentDesk {
  readonly reading: Reading
  readonly registry: Registry
  readonly rules: Rules
}

declare const settled: unique symbol

/** A filter that somebody may ask and that can be answered now, with what its views ask put in. */
export type Askable = Filter & { readonly [settled]: true }

/** Makes a filter ready to be asked by somebody. Throws `invalid` with the places of all that can't be asked. */
export function askable(desk: SegmentDesk, actor: Actor, entity: Entity, filter: Filter): Askable {
  const { filter: ready, problems } = settledFilter(
    {
      registry: knownRegistry(desk.registry, actor),
      maySee: (other) => mayDo(actor, other, 'see'),
      viewOf: (id) => viewOf(desk, actor, id),
      tagsMeant: (typed) =>
        askedTerms(desk, actor, parseQuery(typed).terms).map(({ tags }) => [...tags.keys()]),
    },
    entity,
    filter,
  )
  if (problems.length > 0) {
    const placed = problems.map((each) => ({ ...each, path: ['filter', ...each.path] }))
    throw failure('invalid', ...placed)
  }
  return ready as Askable
}

/**
 * The records of a saved view, as a segment for mailings, reports and the like: their entity, and a filter ready to be
 * asked. Throws `notFound` for a view that is not there or not for this person, and `invalid` as `askable` does.
 */
export function filterOfView(
  desk: SegmentDesk,
  actor: Actor,
  id: string,
): { readonly entity: Entity; readonly filter: Askable } {
  const view = viewOf(desk, actor, id)
  const entity = view && entityNamed(knownRegistry(desk.registry, actor), view.entity)
  if (!entity) throw failure('notFound', problem('view', 'notFound'))
  return { entity, filter: askable(desk, actor, entity, { view: id }) }
}

function viewOf({ reading, registry, rules }: SegmentDesk, actor: Actor, id: string) {
  const savedView = entityNamed(registry, 'savedView')
  if (!savedView) return undefined
  const row = readVisible(reading, savedView, rules[savedView.name], actor, id)
  const definition = row?.deletedAt === null ? viewDefinitionOf(row['definition']) : undefined
  return definition && { entity: String(row!['entity']), filter: definition.filter }
}
