import type { RegionLine } from '../../shared/api/office.ts'
import { parentRegion, regionsOf } from '../../shared/domain/regions.ts'
import type { PickOption } from './pickOption.ts'
import { typedMatch } from './typedMatch.ts'

export interface RegionOption extends PickOption {
  readonly code: string
  /** It has smaller regions in it. */
  readonly opens: boolean
}

interface RegionTree {
  /** Regions right inside one, by its code; provinces under ''. */
  readonly children: ReadonlyMap<string, readonly RegionLine[]>
}

/** Most lines shown for a search. */
const limit = 50
const trees = new WeakMap<readonly RegionLine[], RegionTree>()

function treeOf(lines: readonly RegionLine[]): RegionTree {
  const known = trees.get(lines)
  if (known) return known
  const regions = regionsOf(lines)
  const children = new Map<string, RegionLine[]>()
  for (const line of lines) {
    const parent = parentRegion(line[0], regions) ?? ''
    const siblings = children.get(parent)
    if (siblings) siblings.push(line)
    else children.set(parent, [line])
  }
  const made = { children }
  trees.set(lines, made)
  return made
}

/** A region and the larger ones it lies in, largest first. */
export function regionPath(lines: readonly RegionLine[], code: string): RegionLine[] {
  const regions = regionsOf(lines)
  const line = regions.byCode.get(code)
  if (!line) return []
  const parent = parentRegion(code, regions)
  return [...(parent ? regionPath(lines, parent) : []), line]
}

/** The regions right inside one; the provinces for ''. */
export function regionsIn(lines: readonly RegionLine[], parent: string): RegionOption[] {
  const { children } = treeOf(lines)
  return (children.get(parent) ?? []).map(([code, name]) => ({
    key: code,
    code,
    label: name,
    opens: children.has(code),
  }))
}

/** Regions by a part of their name, by pinyin or its initials, or by the start of their postcode; the larger first. */
export function searchRegions(lines: readonly RegionLine[], query: string): RegionOption[] {
  const { children } = treeOf(lines)
  const words = query.trim().split(/\s+/)
  const last = words.at(-1) ?? ''
  const digits = /^\d{2,6}$/.test(last)
  return lines
    .filter(([, name, postcode]) => (digits ? postcode.startsWith(last) : typedMatch(name, last)))
    .map((line) => ({ line, path: regionPath(lines, line[0]) }))
    .filter(({ path }) =>
      words.slice(0, -1).every((word) => path.some(([, name]) => typedMatch(name, word))),
    )
    .sort((a, b) => a.path.length - b.path.length)
    .slice(0, limit)
    .map(({ line: [code, , postcode], path }) => ({
      key: code,
      code,
      label: path.map(([, name]) => name).join(' '),
      ...(postcode && { hint: postcode }),
      opens: children.has(code),
    }))
}
