import type { Hit, SearchResult } from '../../../shared/api/search.ts'
import type { Where } from '../../../shared/domain/queryTokens.ts'
import { parseQuery } from '../../../shared/domain/searchQuery.ts'
import type { Entity } from '../../../shared/entity.ts'
import type { Registry } from '../../../shared/entities/registry.ts'
import { knownRegistry } from '../../../shared/rights/knownEntity.ts'
import type { Reading } from '../database/handle.ts'
import { perKey } from '../database/template.ts'
import type { Rules } from '../rules/rule.ts'
import { mayDo, type Actor } from './access.ts'
import {
  askedTerms,
  expressionOf,
  fewTokens,
  fitOf,
  indexedKinds,
  readTerms,
  tokensBeside,
  tokensIn,
  type AskedTerm,
  type Fit,
} from './searchTerms.ts'
import { filled } from './newestRows.ts'
import { toSomeRow } from './rows.ts'
import { candidatesFor, hitFields } from './searchCandidates.ts'
import { searchedFields } from './searchedFields.ts'
import { titlesFor } from './titles.ts'
import { worthAsking, type TokenShares } from './tokenShares.ts'

/** Records among which the best hits are chosen, at least. */
const chosenFrom = 16
/** Candidates looked at for one entity, in each of the ways to look. */
const mostCandidates = 640
/** The same where the tokens tell little, and most that has them is something else. */
const fewCandidates = 96
/** Letters of a query that is short. */
const shortQuery = 8

/** What search is done with. */
export interface SearchDesk {
  readonly reading: Reading
  readonly registry: Registry
  readonly rules: Rules
  /** How tokens are shared among an entity's records, where anybody has looked. */
  readonly sharesOf?: (entity: Entity) => TokenShares | undefined
}

/**
 * How much is asked of the index: what usually does; what costs no more than reading in vain; what tells most, whatever it
 * costs.
 */
type Care = 'little' | 'more' | 'most'
/** Candidates that are read as they come: to tell them apart would cost as much. */
const bearable = 48
/** Candidates read before more care is taken, where too many would still have to be read. */
const careFrom = [
  ['more', 16],
  ['most', 256],
] as const satisfies readonly (readonly [Care, number])[]

/** Where records are looked for; `otherwise` is anywhere, but for what is found by syllable. */
type Look = Exclude<Where, 'anywhere'> | 'otherwise'

/** What was typed, as the index is asked for it and as records are held against it. */
interface Query {
  readonly terms: readonly AskedTerm[]
  /** All that was typed as one term: what a name may be, or begin with. */
  readonly whole: AskedTerm
  /** Few letters may well be a Latin word and pinyin at once. */
  readonly isShort: boolean
  /** What the index of an entity is asked for, with so much care; '' when that is nothing. */
  expression(look: Look, entity: Entity, care: Care): string
}

/** What is looked for, in which entities, and how many hits of each are wanted. */
export interface SearchQuestion {
  readonly query: string
  readonly entities?: readonly string[] | undefined
  readonly limit: number
}

/**
 * Finds records that hold every term, each in any searched field. Names that are all of the query
 * come first, then names that begin with it, then one's own records, then the most recent.
 */
export function findRecords(desk: SearchDesk, actor: Actor, asked: SearchQuestion): SearchResult {
  const { reading, registry } = desk
  const query = queryOf(desk, actor, asked.query)
  if (!query) return { hits: [], titles: {}, more: [] }
  const searched = Object.values(knownRegistry(registry, actor)).filter(
    (entity) =>
      (asked.entities?.includes(entity.name) ?? true) &&
      mayDo(actor, entity, 'see') &&
      searchedFields(entity).length > 0,
  )
  const groups = filled(reading, searched).map((entity) => ({
    entity,
    found: findIn(desk, actor, entity, query, asked.limit + 1),
  }))
  const shown = groups.map(({ entity, found }) => ({
    entity,
    hits: found.slice(0, asked.limit),
    isCut: found.length > asked.limit,
  }))
  return {
    hits: shown.flatMap(({ hits }) => hits),
    titles: titlesFor(
      desk,
      actor,
      shown.flatMap(({ entity, hits }) => hits.map(({ row }) => ({ entity, row }))),
    ),
    more: shown.flatMap(({ entity, isCut }) => (isCut ? [entity.name] : [])),
  }
}

function queryOf(desk: SearchDesk, actor: Actor, typed: string): Query | undefined {
  const parsed = parseQuery(typed)
  if (parsed.terms.length === 0) return undefined
  const terms = askedTerms(desk, actor, parsed.terms)
  const whole = parsed.terms.length === 1 ? terms[0]! : { term: parsed.whole, tags: new Map() }
  const read = perKey((key) => {
    const [where, isAll] = JSON.parse(key) as [Where, boolean]
    return readTerms(where === 'whole' || where === 'start' ? [whole] : terms, where, isAll)
  })
  /** Made once for all entities that are asked alike. */
  const expressions = new Map<string, string>()
  return {
    terms,
    whole,
    isShort: parsed.whole.letters.length <= shortQuery,
    expression: (look, entity, care) => {
      const shares = care === 'most' ? undefined : desk.sharesOf?.(entity)
      const key = [look, care, shares ? entity.name : JSON.stringify(indexedKinds(entity))].join()
      const known = expressions.get(key)
      if (known !== undefined) return known
      const tokens = (where: Where) =>
        tokensIn(entity, read(JSON.stringify([where, shares !== undefined])))
      const asked =
        look === 'otherwise' ? tokensBeside(tokens('anywhere'), tokens('bySyllable')) : tokens(look)
      const made = expressionOf(
        shares
          ? worthAsking(asked, shares, mostCandidates, care === 'more')
          : care === 'most'
            ? asked
            : fewTokens(asked),
      )
      expressions.set(key, made)
      return made
    },
  }
}

function findIn(
  desk: SearchDesk,
  actor: Actor,
  entity: Entity,
  query: Query,
  limit: number,
): Hit[] {
  const found = new Map<string, Fit>()
  const candidates = candidatesFor(desk, actor, entity)
  /** Looks at the newest candidates until there are enough; whether it saw all that there are. */
  const look = (where: Look, missing: () => number, most = mostCandidates): boolean => {
    const wanted = missing()
    if (wanted <= 0) return false
    let [looked, left, taken] = [0, most, 0]
    /** What is asked for from here on: the same, unless too many would be read if they go on as they began. */
    const narrowed = (tokens: string): string => {
      const [care, from] = careFrom[taken] ?? []
      if (!care || looked < from! || (missing() * looked) / (wanted - missing()) <= bearable) {
        return tokens
      }
      taken += 1
      const more = query.expression(where, entity, care)
      // Among so many that have the few tokens it may still be the last one.
      if (care === 'most' && more !== tokens) left = most
      return more
    }
    let asked = query.expression(where, entity, 'little')
    let before = Number.MAX_SAFE_INTEGER
    let tokens: string
    do {
      tokens = asked
      for (const candidate of candidates({ tokens, before, most: left })) {
        const fit = fitOf(entity, candidate, query, actor)
        if (fit) found.set(String(candidate.id), fit)
        before = Number(candidate.recency)
        looked += 1
        left -= 1
        if (missing() <= 0 || left === 0) return false
        asked = narrowed(tokens)
        if (asked !== tokens) break
      }
    } while (asked !== tokens)
    return true
  }
  const fitting = (...fits: readonly Fit['titleFit'][]) =>
    [...found.values()].filter(({ titleFit }) => fits.includes(titleFit)).length
  const missing = () => Math.max(limit * 2, chosenFrom) - found.size
  const sawAll = look('bySyllable', missing)
  const isAmbiguous = found.size === 0 || (query.isShort && found.size < limit)
  if (
    (sawAll || found.size === 0) &&
    isAmbiguous &&
    query.expression('otherwise', entity, 'most')
  ) {
    look('otherwise', missing, fewCandidates)
  }
  // Among more than can be looked at, the names that fit best are asked for by themselves.
  if (!sawAll && isNamed(entity)) {
    const begin =
      query.expression('start', entity, 'most') !== '' &&
      look('start', () => limit - fitting('exact', 'prefix'))
    if (!begin && query.expression('whole', entity, 'most')) {
      look('whole', () => limit * 2 - fitting('exact'))
    }
  }
  const best = [...found.values()].sort((a, b) => b.weight - a.weight).slice(0, limit)
  return best.map(({ candidate, field, text, ranges }) => ({
    entity: entity.name,
    row: toSomeRow(entity, candidate, hitFields(entity)),
    field,
    text,
    ranges,
  }))
}

/** Whether the index knows how the titles of an entity begin: of names, not of sentences. */
const isNamed = (entity: Entity) => entity.fields[entity.title]?.search === 'name'
