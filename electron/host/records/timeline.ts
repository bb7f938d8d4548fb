import { sql } from 'kysely'
import type { Timeline, TimelineEntry } from '../../../shared/api/records.ts'
import type { AnyRow, Entity } from '../../../shared/entity.ts'
import { entityNamed, type Registry } from '../../../shared/entities/registry.ts'
import { knownRegistry } from '../../../shared/rights/knownEntity.ts'
import { idsIn, query } from '../database/query.ts'
import type { ChangeColumns } from '../database/tables.ts'
import type { Actor } from './access.ts'
import { toldEntry } from './history.ts'
import { toRow } from './rows.ts'
import type { SegmentDesk } from './segments.ts'
import { hiddenFrom, shownEntry } from './shown.ts'
import { visibleRows } from './visible.ts'
import { titlesFor } from './titles.ts'

interface Source {
  readonly name: string
  count(): number
  /** Moments of the last entries before one, newest first. */
  moments(before: number, limit: number): number[]
  /** Entries from one moment on, and before another. */
  entries(from: number, before: number): TimelineEntry[]
}

/** What happened to a record, newest first: the records that refer to it, and its own changes. */
export function timelineOf(
  desk: SegmentDesk,
  actor: Actor,
  about: { readonly entity: Entity; readonly row: AnyRow },
  asked: {
    readonly before: number | null
    readonly limit: number
    readonly only?: readonly string[] | undefined
  },
): Timeline {
  const sources = [
    changesOf(desk, actor, about),
    ...Object.values(knownRegistry(desk.registry, actor)).flatMap((entity) =>
      recordsOf(desk, actor, entity, about),
    ),
  ]
  const wanted = sources.filter(({ name }) => asked.only?.includes(name) ?? true)
  const before = asked.before ?? Number.MAX_SAFE_INTEGER
  const moments = wanted
    .flatMap((source) => source.moments(before, asked.limit))
    .sort((a, b) => b - a)
  // A page ends between two moments, never within one, so that reading on misses nothing.
  const from = moments[asked.limit - 1] ?? Number.MIN_SAFE_INTEGER
  const entries = wanted
    .flatMap((source) => source.entries(from, before))
    .sort((a, b) => b.at - a.at)
  const counts: Record<string, number> = {}
  for (const source of sources) counts[source.name] = (counts[source.name] ?? 0) + source.count()
  return {
    entries,
    titles: titlesFor(desk, actor, mentioned(desk.registry, about.entity, entries)),
    next: moments.length >= asked.limit ? from : null,
    counts,
  }
}

function changesOf(
  { reading, registry }: SegmentDesk,
  actor: Actor,
  { entity, row }: { readonly entity: Entity; readonly row: AnyRow },
): Source {
  const hidden = hiddenFrom(actor, entity)
  const all = query.selectFrom('change').where('record', '=', row.id)
  const changes = (hidden.length > 0 ? all.where(tellsOtherThan(hidden)) : all)
    .where('kind', '!=', 'create')
    // Nobody changed what the sample tells a story of: its steps stand on days that are past.
    .where('source', '!=', 'sample')
  return {
    name: 'change',
    count: () => countOf(reading.first(changes.select(sql<number>`count(*)`.as('count')))),
    moments: (before, limit) =>
      reading
        .all(changes.select('at').where('at', '<', before).orderBy('at', 'desc').limit(limit))
        .map(({ at }) => at),
    entries: (from, before) =>
      reading
        .all<ChangeColumns>(
          changes
            .selectAll()
            .where('at', '>=', from)
            .where('at', '<', before)
            .orderBy('seq', 'desc'),
        )
        .flatMap((stored) => shownEntry(actor, registry, toldEntry(reading, stored)) ?? [])
        .map((change) => ({ kind: 'change', at: change.at, change })),
  }
}

/** Whether an entry tells of anything beside these fields. */
const tellsOtherThan = (hidden: readonly string[]) =>
  sql<boolean>`(kind != 'update' or exists (
    select 1 from json_each(fields) where key not in ${idsIn(JSON.stringify(hidden))}))`

/** The records of an entity that stand in the timeline of what they refer to; one source a reference. */
function recordsOf(
  { reading, rules }: SegmentDesk,
  actor: Actor,
  entity: Entity,
  about: { readonly entity: Entity; readonly row: AnyRow },
): Source[] {
  const moment = entity.timeline
  const visible = visibleRows(entity, rules[entity.name], actor)
  if (moment === undefined || !visible) return []
  const fields = Object.entries(entity.fields).filter(([, spec]) => spec.to === about.entity.name)
  return fields.map(([field]) => {
    const rows = visible
      .where(field, '=', about.row.id)
      .where(moment, 'is not', null)
      .where('deletedAt', 'is', null)
    return {
      name: entity.name,
      count: () => countOf(reading.first(rows.select(sql<number>`count(*)`.as('count')))),
      moments: (before, limit) =>
        reading
          .all(
            rows
              .select(`${moment} as at`)
              .where(moment, '<', before)
              .orderBy(moment, 'desc')
              .limit(limit),
          )
          .map(({ at }) => Number(at)),
      entries: (from, before) =>
        reading
          .all(
            rows
              .selectAll()
              .where(moment, '>=', from)
              .where(moment, '<', before)
              .orderBy(moment, 'desc')
              .orderBy('rowid', 'desc'),
          )
          .map((stored) => ({
            kind: 'record',
            at: Number(stored[moment]),
            entity: entity.name,
            row: toRow(entity, stored),
          })),
    }
  })
}

const countOf = (row: { readonly count: number } | undefined) => row?.count ?? 0

/** Rows, and old and new values that are ids, as what titles are looked up for. */
export function mentioned(registry: Registry, about: Entity, entries: readonly TimelineEntry[]) {
  return entries.flatMap((entry) => {
    if (entry.kind === 'record') {
      const entity = entityNamed(registry, entry.entity)
      return entity ? [{ entity, row: entry.row }] : []
    }
    const sides = (['old', 'new'] as const).map((side) =>
      Object.fromEntries(
        Object.entries(entry.change.fields).map(([name, both]) => [name, both[side]]),
      ),
    )
    return sides.map((side) => ({
      entity: about,
      row: {
        ...side,
        createdBy: entry.change.user,
        updatedBy: entry.change.behalf,
      } as unknown as AnyRow,
    }))
  })
}
