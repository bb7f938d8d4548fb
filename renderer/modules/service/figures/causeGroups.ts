import type { CaseCount } from '../../../../shared/api/figures.ts'
import type { CauseLine } from '../../../../shared/domain/causeTree.ts'

/** Causes as they were chosen, or those at the top with all that stand below them. */
export type CauseLevel = 'top' | 'fine'

/** Cases of a cause, and of which causes exactly. */
export interface CauseGroup {
  readonly id: string
  readonly keys: readonly string[]
  readonly count: number
}

/** Cases by cause, most first; those without a cause are left out. */
export function causeGroups(
  causes: readonly CaseCount[],
  lines: readonly CauseLine[],
  level: CauseLevel,
): CauseGroup[] {
  const above = new Map(lines.map(({ id, above }) => [id, above]))
  const topOf = (id: string): string => {
    const next = above.get(id) ?? null
    return next === null ? id : topOf(next)
  }
  const groups = new Map<string, { keys: string[]; count: number }>()
  for (const { key, count } of causes) {
    if (key === null) continue
    const id = level === 'top' ? topOf(key) : key
    const group = groups.get(id) ?? { keys: [], count: 0 }
    group.keys.push(key)
    group.count += count
    groups.set(id, group)
  }
  return [...groups]
    .map(([id, group]) => ({ id, ...group }))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
}
