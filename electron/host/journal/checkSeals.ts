import { sql } from 'kysely'
import type { Break, Verdict } from '../../../shared/api/journal.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
import { template } from '../database/template.ts'
import type { ChangeColumns, EventColumns, SealColumns } from '../database/tables.ts'
import { changeDigest, eventDigest, sealHash } from './digest.ts'
import { forgettings, forgottenBefore } from './emptyEntries.ts'

/** How far a check is, to be handed in again; plain data. */
export interface CheckState {
  readonly site: string
  /** The last seal that was found true. */
  readonly seal: SealColumns
  readonly done: Omit<Verdict, 'broken' | 'kept'>
  /** Entries that were erased, by record, until the erasing is seen to. */
  readonly erased: Readonly<Record<string, readonly [site: string, seq: number]>>
  /** Entries from before this moment were emptied by a clean-up that the journal tells of. */
  readonly forgotten: number
}

export type CheckStep =
  | { readonly state: CheckState; readonly verdict?: undefined }
  | { readonly verdict: Omit<Verdict, 'kept'> }

/** Seals looked at in a step, and entries that they may cover together. */
const sealsAtOnce = 200
const entriesAtOnce = 5000

/**
 * Goes over some more seals, works each out anew from what it covers, and says where the journal is not as it was
 * sealed; asked again with its answer it goes on, site by site.
 */
export function checkSeals(reading: Reading, state: CheckState | null): CheckStep {
  if (!state) {
    const forgotten = forgottenBefore(reading.all(forgettings))
    return enter(
      reading,
      '',
      { changes: 0, events: 0, seals: 0, before: 0 },
      { erased: {}, forgotten },
    )
  }
  const { site, seal, forgotten } = state
  const seals = fitting(
    reading.all(
      query
        .selectFrom('seal')
        .selectAll()
        .where('site', '=', site)
        .where('number', '>', seal.number)
        .orderBy('number')
        .limit(sql.lit(sealsAtOnce)),
    ),
    seal,
  )
  const last = seals.at(-1)
  if (!last) return leave(reading, state)

  const changes = between(reading, 'change', site, seal.changes, last.changes) as ChangeColumns[]
  const events = between(reading, 'event', site, seal.events, last.events) as EventColumns[]
  const erased = new Map(Object.entries(state.erased))
  let before = seal
  for (const next of seals) {
    const covered = changes.slice(before.changes - seal.changes, next.changes - seal.changes)
    const told = events.slice(before.events - seal.events, next.events - seal.events)
    const broken =
      breakBefore(next, before) ??
      gapIn(covered, 'change', before.changes, next) ??
      gapIn(told, 'event', before.events, next)
    if (broken) return { verdict: { ...state.done, broken } }
    const digests = [...covered.map(changeDigest), ...told.map(eventDigest)]
    if (sealHash(before.hash, next, digests) !== next.hash) {
      return { verdict: { ...state.done, broken: alteredIn(before, next) } }
    }
    for (const { record, seq, digest, kind, at } of covered) {
      if (digest !== null && at >= forgotten) erased.set(record, [site, seq])
      if (kind === 'purge') erased.delete(record)
    }
    before = next
  }
  return {
    state: {
      site,
      seal: before,
      erased: Object.fromEntries(erased),
      forgotten,
      done: {
        ...state.done,
        changes: state.done.changes + changes.length,
        events: state.done.events + events.length,
        seals: state.done.seals + seals.length,
      },
    },
  }
}

/** Seals whose entries are looked at together: one at the least. */
function fitting(seals: readonly SealColumns[], from: SealColumns): readonly SealColumns[] {
  const most = from.changes + from.events + entriesAtOnce
  const within = seals.findIndex(({ changes, events }) => changes + events > most)
  return within < 0 ? seals : seals.slice(0, Math.max(within, 1))
}

/** The next site, from its first seal on; what has none is none of the journal's. */
function enter(
  reading: Reading,
  after: string,
  done: CheckState['done'],
  { erased, forgotten }: Pick<CheckState, 'erased' | 'forgotten'>,
): CheckStep {
  const site = nextSite(reading, after)
  if (site === undefined) {
    // Erased on another site, whose entries were gone over before.
    const [, record] =
      Object.entries(erased).find(([each]) => !reading.first(purgeOf({ record: each }))) ?? []
    const broken: Break | null = record
      ? {
          why: 'erasedAlone',
          what: 'change',
          site: record[0],
          first: record[1],
          last: record[1],
          at: null,
        }
      : null
    return { verdict: { ...done, broken } }
  }
  const start = reading.first(
    query
      .selectFrom('seal')
      .selectAll()
      .where('site', '=', site)
      .orderBy('number')
      .limit(sql.lit(1)),
  )
  const seal =
    start?.number === 0 ? start : { site, number: 0, at: 0, changes: 0, events: 0, hash: '' }
  return {
    state: { site, seal, erased, forgotten, done: { ...done, before: done.before + seal.changes } },
  }
}

const purgeOf = template((at: { record: string }) =>
  query
    .selectFrom('change')
    .select('seq')
    .where('record', '=', at.record)
    .where('kind', '=', 'purge'),
)

function nextSite(reading: Reading, after: string): string | undefined {
  const found = (['change', 'event', 'seal'] as const).flatMap((table) => {
    const least = query.selectFrom(table).select('site').where('site', '>', after).orderBy('site')
    return reading.first(least.limit(sql.lit(1)))?.site ?? []
  })
  return found.sort()[0]
}

/** Past its last seal a site must have nothing more. */
function leave(reading: Reading, { site, seal, done, ...seen }: CheckState): CheckStep {
  for (const [table, upTo] of [
    ['change', seal.changes],
    ['event', seal.events],
  ] as const) {
    const stray = reading.first(
      query
        .selectFrom(table)
        .select('seq')
        .where('site', '=', site)
        .where((eb) => eb.or([eb('seq', '>', upTo), eb('seq', '<', 1)]))
        .orderBy('seq')
        .limit(sql.lit(1)),
    )
    if (!stray) continue
    const { seq } = stray
    const broken: Break = { why: 'inserted', what: table, site, first: seq, last: seq, at: null }
    return { verdict: { ...done, broken } }
  }
  return enter(reading, site, done, seen)
}

const between = (
  reading: Reading,
  table: 'change' | 'event',
  site: string,
  after: number,
  upTo: number,
) =>
  reading.all(
    query
      .selectFrom(table)
      .selectAll()
      .where('site', '=', site)
      .where('seq', '>', after)
      .where('seq', '<=', upTo)
      .orderBy('seq'),
  )

/** A seal follows on the one before it, and covers no less. */
function breakBefore(next: SealColumns, before: SealColumns): Break | undefined {
  const { site, number, at } = next
  if (number !== before.number + 1) {
    const [first, last] = [before.number + 1, number - 1]
    return { why: 'sealMissing', what: 'seal', site, first, last, at }
  }
  if (next.changes < before.changes || next.events < before.events) {
    return { why: 'altered', what: 'seal', site, first: number, last: number, at }
  }
  return undefined
}

/** The first number that a seal covers and that is not there. */
function gapIn(
  covered: readonly { readonly seq: number }[],
  what: 'change' | 'event',
  after: number,
  seal: SealColumns,
): Break | undefined {
  const upTo = what === 'change' ? seal.changes : seal.events
  const place = covered.findIndex(({ seq }, index) => seq !== after + 1 + index)
  if (place < 0 && covered.length === upTo - after) return undefined
  const first = after + 1 + (place < 0 ? covered.length : place)
  return { why: 'missing', what, site: seal.site, first, last: first, at: seal.at }
}

/** Where one seal is not what it should be: in what it covers, or in the seal itself. */
function alteredIn(before: SealColumns, { site, number, changes, events, at }: SealColumns): Break {
  if (changes > before.changes) {
    return { why: 'altered', what: 'change', site, first: before.changes + 1, last: changes, at }
  }
  if (events > before.events) {
    return { why: 'altered', what: 'event', site, first: before.events + 1, last: events, at }
  }
  return { why: 'altered', what: 'seal', site, first: number, last: number, at }
}

/** A seal as people keep it: copied whole, or written down as the page shows it. */
export const isSeal = (kept: string): boolean => /^[0-9a-f]{16,64}$/.test(kept)

/** Whether a seal that was kept elsewhere, whole or its beginning, is one of this journal. */
export const holdsSeal = (reading: Reading, kept: string): boolean =>
  isSeal(kept) &&
  reading.first(
    query
      .selectFrom('seal')
      .select('number')
      .where('hash', '>=', kept)
      // The first of what does not begin with it: all signs of a seal are up to f.
      .where('hash', '<', `${kept}g`),
  ) !== undefined

/** How many seals a check goes over. */
export const countSeals = (reading: Reading): number =>
  reading.first(query.selectFrom('seal').select(sql<number>`count(*)`.as('count')))?.count ?? 0
