import { branchOf, type CauseLine } from './causeTree.ts'

/** What has to be written of a cause. */
export interface CauseChange {
  readonly id: string
  readonly values: { readonly parent?: string | null; readonly position?: number }
}

/** A place in the tree: below `parent` (null: at the top), before another cause there or at the end. */
export interface CausePlace {
  readonly parent: string | null
  readonly before: string | null
}

const below = (lines: readonly CauseLine[], parent: string | null) =>
  lines.filter(({ above }) => above === parent)

/** What to write so that a cause stands there; nothing where it stands already, or would stand below itself. */
export function moveCause(
  lines: readonly CauseLine[],
  id: string,
  { parent, before }: CausePlace,
): CauseChange[] {
  const line = lines.find((each) => each.id === id)
  const into = branchOf(lines, id).some((each) => each.id === parent)
  if (!line || into || before === id) return []
  const siblings = below(lines, parent).filter((each) => each.id !== id)
  const at = siblings.findIndex((each) => each.id === before)
  const place = at < 0 ? siblings.length : at
  const ordered = [...siblings.slice(0, place), line, ...siblings.slice(place)]
  const same =
    line.above === parent && below(lines, parent).every((each, n) => each.id === ordered[n]!.id)
  if (same) return []
  return ordered.flatMap((each, position): CauseChange[] => {
    const values = {
      ...(each.id === id && line.above !== parent && { parent }),
      ...(each.position !== position && { position }),
    }
    return Object.keys(values).length > 0 ? [{ id: each.id, values }] : []
  })
}

export type CauseStep = 'up' | 'down' | 'in' | 'out'

/** Where a cause comes to stand one step on; undefined where there is no such place. */
export function stepOf(
  lines: readonly CauseLine[],
  id: string,
  step: CauseStep,
): CausePlace | undefined {
  const line = lines.find((each) => each.id === id)
  if (!line) return undefined
  const siblings = below(lines, line.above)
  const at = siblings.findIndex((each) => each.id === id)
  const [previous, next] = [siblings[at - 1], siblings[at + 1]]
  switch (step) {
    case 'up':
      return previous && { parent: line.above, before: previous.id }
    case 'down':
      return next && { parent: line.above, before: siblings[at + 2]?.id ?? null }
    case 'in':
      return previous && { parent: previous.id, before: null }
    case 'out': {
      const parent = lines.find((each) => each.id === line.above)
      if (!parent) return undefined
      const uncles = below(lines, parent.above)
      const after = uncles[uncles.findIndex((each) => each.id === parent.id) + 1]
      return { parent: parent.above, before: after?.id ?? null }
    }
  }
}
