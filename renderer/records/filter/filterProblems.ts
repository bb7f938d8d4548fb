import type { Entity } from '../../../shared/entity.ts'
import type { Problem } from '../../../shared/failure.ts'
import { isGroup, viewsIn, type Filter } from '../../../shared/filter.ts'
import { settledFilter } from '../../../shared/settledFilter.ts'
import { useLookups } from '../../lookups.ts'
import { useSession } from '../../session.ts'
import { useSavedViews } from '../savedViews.ts'
import { withPart, type Place } from './filterTree.ts'

/** What of a filter can't be asked now, and where: fields and views that have gone, records one may not see. */
export function filterProblems(entity: Entity, filter: Filter | null): readonly Problem[] {
  const views = useSavedViews()
  // Before the views are here nobody knows which are missing.
  if (!filter || (!views.loaded && viewsIn(filter).length > 0)) return []
  const session = useSession()
  const viewOf = (id: string) => {
    const view = views.view(id)
    return view && { entity: view.entity, filter: view.definition.filter }
  }
  const maySee = (other: Entity) => session.may(other.name, 'see')
  const asked = { registry: useLookups().registry, maySee, viewOf, tagsMeant: () => [] }
  return settledFilter(asked, entity, filter).problems
}

/** The chip that a problem stands in: what is wrong further within is wrong with the whole of it. */
export function placeOf(filter: Filter, { path }: Problem): Place {
  const inside = path.indexOf('where')
  const steps = inside < 0 ? path : path.slice(0, inside)
  const places = steps.filter((step) => typeof step === 'number')
  return isGroup(filter) ? places : [0]
}

/** The filter without the parts that can't be asked. */
export function withoutProblems(filter: Filter, problems: readonly Problem[]): Filter | null {
  const places = problems.map((problem) => placeOf(filter, problem))
  // From the end, so that those before keep their places.
  const unique = [...new Map(places.map((place) => [place.join(), place])).values()].toReversed()
  return unique.reduce<Filter | null>((rest, place) => withPart(rest, place, null), filter)
}
