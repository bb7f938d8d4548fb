import type { Entity } from './entity.ts'
import { entityNamed, type Registry } from './entities/registry.ts'
import { problem, type Problem } from './failure.ts'
import { fieldIn, questionProblem } from './fields/asking.ts'
import {
  filterLimits,
  isCondition,
  isGroup,
  partsOf,
  type Filter,
  type Found,
  type Group,
  type InView,
  type Related,
  type Through,
} from './filter.ts'

/** A saved view as far as a filter that names it is concerned. */
export interface AskedView {
  readonly entity: string
  readonly filter: Filter | null
}

/** What a filter is held against. */
export interface Asked {
  readonly registry: Registry
  /** Whether the person may see records of an entity at all. */
  maySee(entity: Entity): boolean
  /** The view with this id; undefined when it is not there, or not for this person. */
  viewOf(id: string): AskedView | undefined
  /** Ids of the tags that each term of what was typed may mean. */
  tagsMeant(typed: string): readonly (readonly string[])[]
}

/** A filter with what its views ask put in, and what is wrong with it, by the place of the part that is at fault. */
export interface SettledFilter {
  readonly filter: Filter
  readonly problems: readonly Problem[]
}

/** Where in a filter one stands: whose fields are asked about, how many steps off, and within which views. */
interface Place {
  readonly entity: Entity
  readonly path: Problem['path']
  readonly steps: number
  readonly views: readonly string[]
}

/**
 * Holds a filter against what is there now: fields, relations and views that may have gone since it was made, and what
 * the person may see. Without a problem it can be asked.
 */
export function settledFilter(asked: Asked, entity: Entity, filter: Filter): SettledFilter {
  const problems: Problem[] = []
  let questions = 0

  const wrong = <F extends Filter>({ path }: Place, part: F, key: string): F => {
    const limit = key === 'viewsTooDeep' ? { limit: filterLimits.views } : undefined
    problems.push(problem(path, key, limit))
    return part
  }

  const settle = (at: Place, part: Filter): Filter => {
    if (isGroup(part)) return settleGroup(at, part)
    questions += 1
    if (questions > filterLimits.settled) return wrong(at, part, 'filterTooBig')
    if (isCondition(part)) {
      const spec = fieldIn(at.entity, part.field)
      const key = spec ? questionProblem(spec, part) : 'fieldGone'
      return key ? wrong(at, part, key) : part
    }
    if ('found' in part) return settleFound(at, part)
    return 'view' in part ? settleView(at, part) : settleStep(at, part)
  }

  const settleFound = (at: Place, part: Found): Filter =>
    isSearched(at.entity)
      ? { ...part, tags: asked.tagsMeant(part.found) }
      : wrong(at, part, 'notSearched')

  const settleGroup = (at: Place, group: Group): Group => {
    const within = (join: 'all' | 'any') => (part: Filter, index: number) =>
      settle({ ...at, path: [...at.path, join, index] }, part)
    return 'all' in group
      ? { all: group.all.map(within('all')) }
      : { any: group.any.map(within('any')) }
  }

  const settleStep = (at: Place, step: Related | Through): Filter => {
    const target = targetOf(asked.registry, at.entity, step)
    if (!target) return wrong(at, step, 'relationGone')
    if (!asked.maySee(target)) return wrong(at, step, 'notToSee')
    const most = at.views.length > 0 ? filterLimits.settledSteps : filterLimits.steps
    if (at.steps >= most) return wrong(at, step, 'filterTooDeep')
    if (step.where === null) return step
    const there = { ...at, entity: target, path: [...at.path, 'where'], steps: at.steps + 1 }
    return { ...step, where: settle(there, step.where) }
  }

  const settleView = (at: Place, part: InView): Filter => {
    const view = asked.viewOf(part.view)
    if (!view) return wrong(at, part, 'viewGone')
    if (view.entity !== at.entity.name) return wrong(at, part, 'viewUnfit')
    if (at.views.includes(part.view)) return wrong(at, part, 'viewInCircle')
    if (at.views.length >= filterLimits.views) return wrong(at, part, 'viewsTooDeep')
    if (view.filter === null) return { ...part, where: null }
    const before = problems.length
    const where = settle({ ...at, views: [...at.views, part.view] }, view.filter)
    // What is wrong within a view is wrong with the part that names it.
    const [first] = problems.splice(before)
    if (first) return wrong(at, part, lasting.has(first.key) ? first.key : 'viewBroken')
    return { ...part, where }
  }

  return { filter: settle({ entity, path: [], steps: 0, views: [] }, filter), problems }
}

/** Whether records of an entity are found by the search box. */
export const isSearched = (entity: Entity) =>
  Object.values(entity.fields).some(({ search }) => search)

/** What is wrong with the filter as a whole, wherever it shows. */
const lasting = new Set(['viewInCircle', 'viewsTooDeep', 'filterTooDeep', 'filterTooBig'])

/** The entity that a step leads to; undefined when there is no such step. */
export function targetOf(
  registry: Registry,
  entity: Entity,
  step: Related | Through,
): Entity | undefined {
  if ('through' in step) {
    const { to } = fieldIn(entity, step.through) ?? {}
    return to === undefined ? undefined : entityNamed(registry, to)
  }
  const related = entityNamed(registry, step.related)
  const by = related && Object.hasOwn(related.fields, step.by) ? related.fields[step.by] : undefined
  return by?.to === entity.name ? related : undefined
}

/** Names of the entities whose records decide what a filter finds, beside the one it is asked of. */
export function readBeside(registry: Registry, entity: Entity, filter: Filter | null): Set<string> {
  if (!filter) return new Set()
  if (isCondition(filter)) {
    return new Set(/department$/i.test(filter.op) ? ['user', 'department'] : [])
  }
  if ('found' in filter) return new Set(['tag'])
  const isStep = 'related' in filter || 'through' in filter
  const target = isStep ? targetOf(registry, entity, filter) : entity
  if (!target) return new Set()
  const own = isStep ? [target.name] : 'view' in filter ? ['savedView'] : []
  return new Set([
    ...own,
    ...partsOf(filter).flatMap((part) => [...readBeside(registry, target, part)]),
  ])
}
