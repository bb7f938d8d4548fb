import { isCondition, isGroup, type Filter, type Group } from '../../../shared/filter.ts'

/** Parts of a filter side by side, and what stands between them. */
export interface Level {
  readonly join: 'all' | 'any'
  readonly parts: readonly Filter[]
}

/** Where a part stands: its place among the parts of the filter, then among those within the bracket there … */
export type Place = readonly number[]

/** The parts of a filter; a single question is one of one. */
export function levelOf(filter: Filter | null): Level {
  if (!filter) return { join: 'all', parts: [] }
  if ('all' in filter) return { join: 'all', parts: filter.all }
  return 'any' in filter ? { join: 'any', parts: filter.any } : { join: 'all', parts: [filter] }
}

const groupOf = ({ join, parts }: Level): Group =>
  join === 'all' ? { all: parts } : { any: parts }
const other = (join: Level['join']) => (join === 'all' ? 'any' : 'all')

/** The same question without brackets that say nothing; null when it asks nothing. */
export function tidied(filter: Filter | null): Filter | null {
  if (!filter || !isGroup(filter)) return filter
  const { join, parts } = levelOf(filter)
  const flat = parts.flatMap((part) => {
    const tidy = tidied(part)
    if (!tidy) return []
    const level = isGroup(tidy) ? levelOf(tidy) : undefined
    return level?.join === join ? level.parts : [tidy]
  })
  return flat.length > 1 ? groupOf({ join, parts: flat }) : (flat[0] ?? null)
}

/** The filter with the level at a place changed. */
function edited(
  filter: Filter | null,
  place: Place,
  change: (level: Level) => Level,
): Filter | null {
  const [at, ...rest] = place
  const level = levelOf(filter)
  if (at === undefined) return groupOf(change(level))
  const parts = level.parts.flatMap((part, index) =>
    index === at ? (edited(part, rest, change) ?? []) : part,
  )
  return groupOf({ ...level, parts })
}

const split = (place: Place) => [place.slice(0, -1), place.at(-1) ?? 0] as const

/** The filter with another part at a place, or without the one that is there. */
export function withPart(filter: Filter | null, place: Place, part: Filter | null): Filter | null {
  const [group, at] = split(place)
  return tidied(
    edited(filter, group, ({ join, parts }) => ({
      join,
      parts: part ? parts.with(at, part) : parts.toSpliced(at, 1),
    })),
  )
}

/** The filter with one more part in a bracket, or beside all that is there; and the place where it stands. */
export function withMore(
  filter: Filter | null,
  group: Place,
  part: Filter,
): { readonly filter: Filter; readonly place: Place } {
  const more = tidied(
    edited(filter, group, (level) =>
      // What is added to alternatives must hold beside them; within a bracket it is one more of them.
      group.length === 0 && level.join === 'any' && level.parts.length > 1
        ? { join: 'all', parts: [groupOf(level), part] }
        : { ...level, parts: [...level.parts, part] },
    ),
  )!
  return { filter: more, place: [...group, levelAt(more, group).parts.length - 1] }
}

/** The level at a place. */
export const levelAt = (filter: Filter | null, place: Place): Level =>
  place.reduce((level, at) => levelOf(level.parts[at] ?? null), levelOf(filter))

/**
 * Turns the and or the or before a part into the other. Of more than two parts the ones beside it come into a bracket
 * of their own; turned once more they come out again.
 */
export function turned(filter: Filter | null, group: Place, at: number): Filter | null {
  return tidied(
    edited(filter, group, ({ join, parts }) => {
      if (parts.length <= 2) return { join: other(join), parts }
      const pair = groupOf({ join: other(join), parts: parts.slice(at - 1, at + 1) })
      return { join, parts: [...parts.slice(0, at - 1), pair, ...parts.slice(at + 1)] }
    }),
  )
}

/** Takes a part out of its bracket and puts it behind it. */
export function lifted(filter: Filter | null, place: Place): Filter | null {
  const [group, at] = split(place)
  const [outer, bracket] = split(group)
  const part = levelAt(filter, group).parts[at]
  if (!part || group.length === 0) return filter
  return tidied(
    edited(filter, outer, ({ join, parts }) => {
      const rest = edited(parts[bracket]!, [], (level) => ({
        ...level,
        parts: level.parts.toSpliced(at, 1),
      }))
      return { join, parts: parts.toSpliced(bracket, 1, ...(rest ? [rest] : []), part) }
    }),
  )
}

/** Two filters that ask the same, whatever the order of their keys. */
export const sameFilter = (a: Filter | null, b: Filter | null): boolean =>
  JSON.stringify(ordered(tidied(a))) === JSON.stringify(ordered(tidied(b)))

function ordered(filter: Filter | null): unknown {
  if (!filter) return null
  if ('all' in filter) return { all: filter.all.map(ordered) }
  if ('any' in filter) return { any: filter.any.map(ordered) }
  if (isCondition(filter)) return [filter.field, filter.op, filter.value ?? null]
  if ('view' in filter) return ['view', filter.view, filter.not ?? false]
  if ('found' in filter) return ['found', filter.found]
  const where = ordered(filter.where)
  return 'through' in filter
    ? [filter.through, where]
    : [filter.related, filter.by, filter.has, where]
}
