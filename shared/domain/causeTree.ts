import type { Locale } from '../locales/locale.ts'
import { allShippedCauses, causeName } from './shippedCauses.ts'

/** What is kept of a cause. */
export interface Cause {
  readonly id: string
  readonly name: string
  readonly parent: string | null
  readonly position: number | null
  readonly hidden: boolean | null
}

/** A cause as it stands in the tree, read from the top. */
export interface CauseLine extends Cause {
  /** What it is called in the language that was asked for; `name` is what stands in its record. */
  readonly called: string
  /** 0 at the top. */
  readonly depth: number
  /** What it and all above it are called, the top first. */
  readonly path: string
  /** The one that it stands below, where that is there. */
  readonly above: string | null
  /** It or one above it is hidden. */
  readonly isHidden: boolean
}

const shippedPlaces = new Map(allShippedCauses.map(({ id, position }) => [id, position]))

/** Where a cause stands among those beside it; what nobody placed comes last. */
export const placeOf = ({ id, position }: Pick<Cause, 'id' | 'position'>): number =>
  position ?? shippedPlaces.get(id) ?? Number.MAX_SAFE_INTEGER

/** The causes as a tree read from the top. One whose parent is gone, or that stands below itself, stands at the top. */
export function causeTree(causes: readonly Cause[], locale: Locale): CauseLine[] {
  const known = new Map(causes.map((cause) => [cause.id, cause]))
  const sorted = causes
    .map((cause) => ({ ...cause, called: causeName(cause, locale) }))
    .sort((a, b) => placeOf(a) - placeOf(b) || a.called.localeCompare(b.called, locale))
  const aboveOf = ({ parent }: Cause) => (parent !== null && known.has(parent) ? parent : null)
  const seen = new Set<string>()
  const lines: CauseLine[] = []
  const draw = (cause: (typeof sorted)[number], above: CauseLine | null) => {
    if (seen.has(cause.id)) return
    seen.add(cause.id)
    const line: CauseLine = {
      ...cause,
      depth: above ? above.depth + 1 : 0,
      path: above ? `${above.path} › ${cause.called}` : cause.called,
      above: above?.id ?? null,
      isHidden: cause.hidden === true || above?.isHidden === true,
    }
    lines.push(line)
    for (const each of sorted) if (aboveOf(each) === cause.id) draw(each, line)
  }
  for (const each of sorted) if (aboveOf(each) === null) draw(each, null)
  for (const each of sorted) draw(each, null)
  return lines
}

/** A cause and all below it. */
export function branchOf(lines: readonly CauseLine[], id: string): CauseLine[] {
  const from = lines.findIndex((line) => line.id === id)
  if (from < 0) return []
  const rest = lines.slice(from + 1)
  const end = rest.findIndex(({ depth }) => depth <= lines[from]!.depth)
  return [lines[from]!, ...(end < 0 ? rest : rest.slice(0, end))]
}
