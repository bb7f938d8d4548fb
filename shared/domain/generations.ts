import type { TimeZone } from './timeZone.ts'

/** How long a backup is kept for: by its place in time, or for what it was made before. */
export type Generation = 'hourly' | 'daily' | 'weekly' | 'monthly' | 'safety'

/** How many hours, days, weeks and months keep their last backup. */
export type KeptGenerations = Readonly<Record<Exclude<Generation, 'safety'>, number>>

export const shippedGenerations: KeptGenerations = { hourly: 24, daily: 14, weekly: 8, monthly: 12 }

/** Milliseconds for which a backup stays that was made for a reason of its own, whatever else was made since. */
const safeFor = 30 * 86_400_000

const hour = 3_600_000
const day = 24 * hour
/** 1970-01-01 was a Thursday; weeks begin on Monday. */
const week = (wall: number) => Math.floor((Math.floor(wall / day) + 3) / 7)
const month = (wall: number) => new Date(wall).toISOString().slice(0, 7)

/** From the longest to the shortest: a backup is called by the longest it serves as. */
const spans = [
  ['monthly', month],
  ['weekly', week],
  ['daily', (wall: number) => Math.floor(wall / day)],
  ['hourly', (wall: number) => Math.floor(wall / hour)],
] as const

/** A backup as the rule looks at it. */
export interface DatedBackup {
  readonly name: string
  /** UTC milliseconds. */
  readonly at: number
  /** Whether it was made by the clock, and not for a reason of its own. */
  readonly routine: boolean
}

/**
 * Which backups stay, by name, and as what; those that are not named go. The last one of each of so many hours, days,
 * weeks and months stays: of those that have one, so that an office that was closed for a year still has its past. The
 * newest always stays.
 */
export function keptBackups(
  backups: readonly DatedBackup[],
  now: number,
  { offsetAt }: Pick<TimeZone, 'offsetAt'>,
  kept: KeptGenerations = shippedGenerations,
): Map<string, Generation> {
  const newestFirst = backups.toSorted((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1))
  const stays = new Map<string, Generation>()
  const keep = (name: string, as: Generation) => {
    if (!stays.has(name)) stays.set(name, as)
  }
  for (const [generation, spanOf] of spans) {
    const seen = new Set<number | string>()
    for (const { name, at } of newestFirst) {
      if (seen.size === kept[generation]) break
      const span = spanOf(at + offsetAt(at))
      if (!seen.has(span)) keep(name, generation)
      seen.add(span)
    }
  }
  for (const { name, at, routine } of newestFirst) {
    if (!routine && now - at < safeFor) keep(name, 'safety')
  }
  const [newest] = newestFirst
  if (newest) keep(newest.name, 'hourly')
  return stays
}
