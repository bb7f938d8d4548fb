import { sql } from 'kysely'
import type { Hit, SearchResult } from '../../../shared/api/search.ts'
import { matches, type Match } from '../../../shared/domain/matches.ts'
import { queryTokens, type Where } from '../../../shared/domain/queryTokens.ts'
import { parseQuery, type Query } from '../../../shared/domain/searchQuery.ts'
import type { Entity } from '../../../shared/entity.ts'
import type { Registry } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery } from '../database/query.ts'
import { perEntity, template } from '../database/template.ts'
import type { Rules } from '../rules/rule.ts'
import { mayDo, type Actor } from './access.ts'
import { rowsWithIds, visibleRows, type VisibleRows } from './visible.ts'
import type { StoredRow } from './rows.ts'
import { gramTable, searchedFields } from './searchIndex.ts'
import { titlesFor } from './titles.ts'

/** Entries of the index looked at in one go, and for one entity in all. */
const batch = 48
const mostCandidates = 640

/** A record that holds the query: where it shows, and how well it fits. */
interface Found {
  readonly id: string
  readonly field: string
  readonly ranges: Hit['ranges']
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
  const match = {
    anywhere: matchFor(parsed, 'anywhere'),
    whole: matchFor(parsed, 'whole'),
    start: matchFor(parsed, 'start'),
  }
  const groups = searched.map((entity) => ({
    entity,
    found: findIn(parts, actor, entity, { parsed, match }, asked.limit + 1),
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
  parts: { readonly reading: Reading; readonly rules: Rules },
  actor: Actor,
  entity: Entity,
  { parsed, match }: { readonly parsed: Query; readonly match: Readonly<Record<Where, string>> },
  limit: number,
): Hit[] {
  const found = new Map<string, Found>()
  /** Whether all that there is was looked at. */
  const look = (where: Where, enough: number): boolean => {
    let before = Number.MAX_SAFE_INTEGER
    for (let looked = 0; looked < mostCandidates && found.size < enough; looked += batch) {
      const place = { match: match[where], before }
      const candidates = candidatesBefore(parts, actor, entity, place)
      for (const candidate of candidates) {
        const fit = matchIn(entity, candidate, parsed, actor)
        if (fit) found.set(fit.id, fit)
      }
      if (candidates.length < batch) return true
      before = Number(candidates.at(-1)?.entry)
    }
    return false
  }
  // Among more than can be looked at, the names that fit best are asked for by themselves.
  if (!look('anywhere', limit * 2) && parsed.terms.length === 1) {
    look('whole', Infinity)
    look('start', found.size + limit)
  }
  const best = [...found.values()].sort((a, b) => b.weight - a.weight).slice(0, limit)
  const whole = new Map(
    rowsWithIds(
      parts.reading,
      entity,
      best.map(({ id }) => id),
    ).map((row) => [row.id, row]),
  )
  return best.flatMap(({ id, field, ranges }) => {
    const row = whole.get(id)
    return row ? [{ entity: entity.name, row, field, ranges }] : []
  })
}

/** Where candidates are looked for: with which tokens, and before which entry. */
interface Place {
  readonly match: string
  readonly before: number
}

/** The tokens of every term as FTS5 is asked for them; '' when there is none to ask for. */
function matchFor(parsed: Query, where: Where): string {
  const terms = parsed.terms.map((term) => {
    const ways = queryTokens(term, where).filter((tokens) => tokens.length > 0)
    return ways.map((tokens) => `(${tokens.map(quoted).join(' AND ')})`).join(' OR ')
  })
  return terms
    .filter(Boolean)
    .map((term) => `(${term})`)
    .join(' AND ')
}

/** The searched fields of records that have the tokens of every term, newest first. */
function candidatesBefore(
  { reading, rules }: { readonly reading: Reading; readonly rules: Rules },
  actor: Actor,
  entity: Entity,
  place: Place,
): StoredRow[] {
  const rule = rules[entity.name]
  const rows = rule?.visible ? visibleRows(entity, rule, actor) : null
  const asked = rows ? candidatesIn(entity, rows) : candidatesInAll(entity)
  return reading.all(place.match ? asked.withTokens(place) : asked.any(place)) as StoredRow[]
}

const candidatesInAll = perEntity((entity) =>
  candidatesIn(entity, anyQuery.selectFrom(entity.name)),
)

function candidatesIn(entity: Entity, rows: VisibleRows) {
  const shown = [
    'id',
    ...(entity.fields.owner ? ['owner'] : []),
    ...searchedFields(entity).map(({ name }) => name),
  ]
  const entries = rows
    .innerJoin('searchEntry', 'searchEntry.record', `${entity.name}.id`)
    .select(shown.map((name) => `${entity.name}.${name} as ${name}`))
    .limit(sql.lit(batch))
  const grams = gramTable(entity)
  return {
    withTokens: template(({ match, before }: Place) =>
      entries
        .innerJoin(grams, `${grams}.rowid`, 'searchEntry.rowid')
        .select(`${grams}.rowid as entry`)
        .where(sql<boolean>`${sql.id(grams)} match ${match}`)
        .where(`${grams}.rowid`, '<', before)
        .orderBy(`${grams}.rowid`, 'desc'),
    ),
    any: template(({ before }: Pick<Place, 'before'>) =>
      entries
        .select('searchEntry.rowid as entry')
        .where('searchEntry.entity', '=', sql.lit(entity.name))
        .where('searchEntry.rowid', '<', before)
        .orderBy('searchEntry.rowid', 'desc'),
    ),
  }
}

const quoted = (token: string) => `"${token.replaceAll('"', '')}"`

/** How a record holds all terms, shown by the field that holds the first one; undefined when it doesn't. */
function matchIn(
  entity: Entity,
  candidate: StoredRow,
  parsed: Query,
  actor: Actor,
): Found | undefined {
  const held = parsed.terms.map((term) => {
    for (const { name, as } of searchedFields(entity)) {
      const text = candidate[name]
      const match = typeof text === 'string' ? matches(term, as, text) : undefined
      if (match) return { name, match }
    }
    return undefined
  })
  const [first] = held
  if (!first || held.includes(undefined)) return undefined
  const ranges = held.flatMap((one) => (one?.name === first.name ? one.match.ranges : []))
  const own = candidate.owner === actor.user && actor.user !== null
  return {
    id: String(candidate.id),
    field: first.name,
    ranges: ranges.sort(([a], [b]) => a - b),
    weight: weightOf(first.match, first.name === entity.title) + (own ? 2 : 0),
  }
}

/** Exact before prefix before part, letters before sound, the title before other fields. */
function weightOf(match: Match, inTitle: boolean): number {
  const quality = { exact: 40, prefix: 20, part: 0 }[match.quality]
  return quality + (inTitle ? 10 : 0) + (match.bySound ? 0 : 5)
}
