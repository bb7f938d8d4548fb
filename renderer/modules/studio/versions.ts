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
  /** When it became so. */
  readonly at: number
  readonly user: string | null
  /** The clock after which it was so. */
  readonly clock: number
}

/** The versions of a template, newest first: what one person changed in one sitting is one. */
export function versionsOf(acts: readonly HistoryAct[]): Version[] {
  const versions: Version[] = []
  let earliest = Infinity
  for (const { key, at, user, after, kind, fields, isEmptied } of acts) {
    if (isEmptied) continue
    if (kind !== 'create' && !Object.keys(fields).some((name) => told.includes(name))) continue
    const joins = versions.at(-1)?.user === user && earliest - at < sitting && kind !== 'create'
    if (!joins) versions.push({ key, at, user, clock: after })
    earliest = at
  }
  return versions
}
