import { sql } from 'kysely'
import type { Hit, SearchResult } from '../../../shared/api/search.ts'
import { matches, type Match } from '../../../shared/domain/matches.ts'
import { queryTokens, type Where } from '../../../shared/domain/queryTokens.ts'
import { parseQuery, type Query } from '../../../shared/domain/searchQuery.ts'
import type { Entity } from '../../../shared/entity.ts'
import type { Registry } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
import type { Rules } from '../rules/rule.ts'
import { mayDo, type Actor } from './access.ts'
import { readVisible } from './reading.ts'
import { entityToken, searchedFields } from './searchIndex.ts'
import { titlesFor } from './titles.ts'

/** Entries of the index looked at in one go, and for one entity in all. */
const batch = 64
const mostCandidates = 640

interface Found {
  readonly hit: Hit
  readonly weight: number
}

/**
 * Finds records that hold every term, each in any searched field. Names that are all of the query
 * come first, then names that begin with it, then one's own records, then the most recent.
 */
export function findRecords(
  parts: { readonly reading: Reading; readonly registry: Registry; readonly rules: Rules },
  actor: Actor,
  asked: {
    readonly query: string
    readonly entities?: readonly string[] | undefined
    readonly limit: number
  },
): SearchResult {
  const { reading, registry } = parts
  const parsed = parseQuery(asked.query)
  const searched = Object.values(registry).filter(
    (entity) =>
      (asked.entities?.includes(entity.name) ?? true) &&
      mayDo(actor, entity, 'see') &&
      searchedFields(entity).length > 0,
  )
  if (parsed.terms.length === 0) return { hits: [], titles: {}, more: [] }
  const groups = searched.map((entity) => ({
    entity,
    found: findIn(parts, actor, entity, parsed, asked.limit + 1),
  }))
  const hits = groups.flatMap(({ found }) => found.slice(0, asked.limit))
  return {
    hits,
    titles: titlesFor(
      reading,
      registry,
      groups.flatMap(({ entity, found }) => found.map(({ row }) => ({ entity, row }))),
    ),
    more: groups.flatMap(({ entity, found }) => (found.length > asked.limit ? [entity.name] : [])),
  }
}

function findIn(
  { reading, rules }: { readonly reading: Reading; readonly rules: Rules },
  actor: Actor,
  entity: Entity,
  parsed: Query,
  limit: number,
): Hit[] {
  const found = new Map<string, Found>()
  const passes: readonly Where[] =
    parsed.terms.length === 1 ? ['whole', 'start', 'anywhere'] : ['anywhere']
  for (const where of passes) {
    // Enough to rank among: the best of a few more than are shown.
    const enough = where === 'anywhere' ? limit * 2 : limit
    let before = Number.MAX_SAFE_INTEGER
    for (let looked = 0; looked < mostCandidates && found.size < enough; looked += batch) {
      const candidates = candidatesBefore(reading, entity, parsed, where, before)
      for (const { record } of candidates) {
        if (found.has(record)) continue
        const row = readVisible(reading, entity, rules[entity.name], actor, record)
        const best = row && row.deletedAt === null ? matchIn(entity, row, parsed, actor) : undefined
        if (best) found.set(record, best)
      }
      before = candidates.at(-1)?.rowid ?? 0
      if (candidates.length < batch) break
    }
    if (found.size >= limit) break
  }
  return [...found.values()]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, limit)
    .map(({ hit }) => hit)
}

/** Entries that have the tokens of every term, newest first. */
function candidatesBefore(
  reading: Reading,
  entity: Entity,
  parsed: Query,
  where: Where,
  before: number,
) {
  const terms = parsed.terms.map((term) => {
    const ways = queryTokens(term, where).filter((tokens) => tokens.length > 0)
    return ways.map((tokens) => `(${tokens.map(quoted).join(' AND ')})`).join(' OR ')
  })
  const wanted = [quoted(entityToken(entity)), ...terms.filter(Boolean).map((term) => `(${term})`)]
  return reading.all<{ rowid: number; record: string }>(
    query
      .selectFrom('searchGram')
      .innerJoin('searchEntry', 'searchEntry.rowid', 'searchGram.rowid')
      .select(['searchGram.rowid as rowid', 'searchEntry.record as record'])
      .where(sql<boolean>`"searchGram" match ${wanted.join(' AND ')}`)
      .where('searchGram.rowid', '<', before)
      .orderBy('searchGram.rowid', 'desc')
      .limit(batch),
  )
}

const quoted = (token: string) => `"${token.replaceAll('"', '')}"`

/** How a record holds all terms, shown by the field that holds the first one; undefined when it doesn't. */
function matchIn(entity: Entity, row: Hit['row'], parsed: Query, actor: Actor): Found | undefined {
  const held = parsed.terms.map((term) => {
    for (const { name, as } of searchedFields(entity)) {
      const text = row[name]
      const match = typeof text === 'string' ? matches(term, as, text) : undefined
      if (match) return { name, match }
    }
    return undefined
  })
  const [first] = held
  if (!first || held.includes(undefined)) return undefined
  const ranges = held.flatMap((one) => (one?.name === first.name ? one.match.ranges : []))
  return {
    hit: { entity: entity.name, row, field: first.name, ranges: ranges.sort(([a], [b]) => a - b) },
    weight:
      weightOf(first.match, first.name === entity.title) +
      (row.owner === actor.user && actor.user ? 2 : 0),
  }
}

/** Exact before prefix before part, letters before sound, the title before other fields. */
function weightOf(match: Match, inTitle: boolean): number {
  const quality = { exact: 40, prefix: 20, part: 0 }[match.quality]
  return quality + (inTitle ? 10 : 0) + (match.bySound ? 0 : 5)
}
