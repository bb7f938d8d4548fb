import type { HistoryAct } from '../../records/history/historyActs.ts'

/** Milliseconds between changes of one person that make one version. */
const sitting = 10 * 60_000
const told: readonly string[] = [
  'paper',
  'layout',
  'body',
  'name',
  'language',
  'word',
  'wordFields',
]

/** A state of a template that somebody left it in. */
export interface Version {
  readonly key: string
  /** When it became so; null for what it was as it came with the program. */
  readonly at: number | null
  readonly user: string | null
  /** The clock after which it was so. */
  readonly clock: number
}

/**
 * The versions of a template, newest first: what one person changed in one sitting is one. The first is what it came as,
 * where nobody here made it and all of its history is known.
 */
export function versionsOf(acts: readonly HistoryAct[], isWhole: boolean): Version[] {
  const versions: Version[] = []
  let earliest = Infinity
  let first: Pick<HistoryAct, 'before' | 'kind'> | undefined
  for (const { key, at, user, after, before, kind, fields, isEmptied } of acts) {
    if (isEmptied) continue
    if (kind !== 'create' && !Object.keys(fields).some((name) => told.includes(name))) continue
    const joins = versions.at(-1)?.user === user && earliest - at < sitting && kind !== 'create'
    if (!joins) versions.push({ key, at, user, clock: after })
    earliest = at
    first = { before, kind }
  }
  const isKnown = isWhole && !acts.some(({ isEmptied }) => isEmptied)
  if (isKnown && first && first.kind !== 'create') {
    versions.push({ key: 'came', at: null, user: null, clock: first.before })
  }
  return versions
}
