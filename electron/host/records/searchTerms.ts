import { tagToken } from '../../../shared/domain/grams.ts'
import { matches, type Match } from '../../../shared/domain/matches.ts'
import {
  allTelling,
  isBySound,
  queryTokens,
  type Where,
} from '../../../shared/domain/queryTokens.ts'
import type { Term } from '../../../shared/domain/searchQuery.ts'
import type { Hit } from '../../../shared/api/search.ts'
import type { Entity } from '../../../shared/entity.ts'
import { entityNamed, type Registry } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import { perEntity } from '../database/template.ts'
import type { Rules } from '../rules/rule.ts'
import { mayDo, type Actor } from './access.ts'
import type { StoredRow } from './rows.ts'
import { candidatesFor } from './searchCandidates.ts'
import { searchedFields, type SearchedField } from './searchedFields.ts'
import type { AskedTokens } from './tokenShares.ts'

/** Tags that one term may stand for, and those that are looked at for them. */
const mostTags = 16
const lookedAt = 48

/** How a field holds a term: what was read of it, and where the term stands in that. */
export interface Held {
  readonly text: string
  readonly match: Match
}

/** A term, with the tags that are called so: their ids, and how their names hold it. */
export interface AskedTerm {
  readonly term: Term
  readonly tags: ReadonlyMap<string, Held>
}

/** A record that holds all terms: where it shows, and how well it fits. */
export interface Fit {
  readonly candidate: StoredRow
  readonly field: string
  readonly text: string
  readonly ranges: Hit['ranges']
  readonly weight: number
  /** Whether all that was typed is its title, or how that begins, in letters or sound. */
  readonly titleFit: Match['quality']
}

/** Terms with the tags that each may mean. */
export function askedTerms(
  desk: { readonly reading: Reading; readonly registry: Registry; readonly rules: Rules },
  actor: Actor,
  terms: readonly Term[],
): AskedTerm[] {
  const tag = entityNamed(desk.registry, 'tag')
  if (!tag || !mayDo(actor, tag, 'see')) return terms.map((term) => ({ term, tags: new Map() }))
  return terms.map((term) => {
    const tokens = expressionOf(tokensIn(tag, readTerms([{ term, tags: new Map() }], 'anywhere')))
    const tags = new Map<string, Held>()
    if (!tokens) return { term, tags }
    const place = { tokens, before: Number.MAX_SAFE_INTEGER, most: lookedAt }
    for (const candidate of candidatesFor(desk, actor, tag)(place)) {
      const text = String(candidate[tag.title])
      const match = matches(term, 'name', text)
      if (match && tags.size < mostTags) tags.set(String(candidate.id), { text, match })
    }
    return { term, tags }
  })
}

/** The ways to read a term, each with its tokens, and the tags that it may mean, as tokens. */
export interface ReadTerm {
  readonly ways: readonly (readonly string[])[]
  readonly tags: readonly (readonly string[])[]
}

/**
 * Reads every term: into all tokens for whoever knows how many records have each, else into those that tell most.
 */
export const readTerms = (terms: readonly AskedTerm[], where: Where, isAll = false): ReadTerm[] =>
  terms.map(({ term, tags }) => {
    const read = isAll ? queryTokens(term, where, allTelling) : queryTokens(term, where)
    return {
      ways: read.filter((tokens) => tokens.length > 0),
      tags:
        where === 'start' || where === 'whole' ? [] : [...tags.keys()].map((id) => [tagToken(id)]),
    }
  })

/** What is indexed of an entity that not every entity has: where two agree, they are asked for the same. */
export const indexedKinds = perEntity((entity) => {
  const fields = searchedFields(entity)
  return {
    hasNames: fields.some(({ as, isTags }) => as === 'name' && !isTags),
    hasTags: fields.some(({ isTags }) => isTags),
  }
})

/** The tokens of every term, as far as there are any that can stand in the index of an entity. */
export function tokensIn(entity: Entity, terms: readonly ReadTerm[]): AskedTokens {
  const { hasNames, hasTags } = indexedKinds(entity)
  return terms.flatMap((term) => {
    const ways = hasNames ? term.ways : term.ways.filter((tokens) => !isBySound(tokens))
    // A term that is in too many records to be asked for is not narrowed to those with its tag.
    return ways.length > 0 ? [hasTags ? [...ways, ...term.tags] : ways] : []
  })
}

/** What is still to be asked for when all that has the tokens of `seen` was seen; nothing, when that is all. */
export function tokensBeside(asked: AskedTokens, seen: AskedTokens): AskedTokens {
  if (asked.length !== seen.length) return asked
  const others = asked.map((ways, at) => {
    const known = new Set(seen[at]!.map((tokens) => tokens.join(' ')))
    return ways.filter((tokens) => !known.has(tokens.join(' ')))
  })
  const differing = others.filter((ways) => ways.length > 0)
  if (differing.length === 0) return []
  if (differing.length > 1) return asked
  return asked.map((ways, at) => (others[at]!.length > 0 ? others[at]! : ways))
}

/** Tokens that are enough where there are few records: to ask for one more costs as much as to read some that lack it. */
const enough = 2

/** What is asked for where nobody knows how common tokens are: the two of each way that lie farthest apart. */
export const fewTokens = (terms: AskedTokens): AskedTokens =>
  terms.map((ways) =>
    ways.map((tokens) => (tokens.length > enough ? [tokens[0]!, tokens.at(-1)!] : tokens)),
  )

/** Tokens as FTS5 is asked for them; '' when there are none. */
export const expressionOf = (terms: AskedTokens): string =>
  terms
    .map((ways) => `(${ways.map((tokens) => tokens.map(quoted).join(' AND ')).join(' OR ')})`)
    .join(' AND ')

const quoted = (token: string) => `"${token.replaceAll('"', '')}"`

/** How a record holds all terms, shown by the field that holds the first one; undefined when it doesn't. */
export function fitOf(
  entity: Entity,
  candidate: StoredRow,
  { terms, whole }: { readonly terms: readonly AskedTerm[]; readonly whole: AskedTerm },
  actor: Actor,
): Fit | undefined {
  const held: { readonly name: string; readonly text: string; readonly match: Match }[] = []
  for (const term of terms) {
    const found = fieldHolding(searchedFields(entity), candidate, term)
    if (!found) return undefined
    held.push(found)
  }
  const [first] = held
  if (!first) return undefined
  const inTitle = first.name === entity.title
  const best =
    inTitle && terms.length > 1
      ? (matches(whole.term, 'name', first.text) ?? first.match)
      : first.match
  const ranges = held.flatMap(({ name, match }) => (name === first.name ? match.ranges : []))
  const own = candidate.owner === actor.user && actor.user !== null
  return {
    candidate,
    field: first.name,
    text: first.text,
    ranges: ranges.sort(([a], [b]) => a - b),
    weight: weightOf(best, inTitle) + (own ? 2 : 0),
    titleFit: inTitle ? best.quality : 'part',
  }
}

/** Numbers, and signs that stand for some (㎡). */
const digitLike = /[\p{N}\p{So}]/u

const asksForDigits = ({ letters }: Term) => /^\d+$/.test(letters)

/** The field by which a record holds a term; undefined when none does. */
export function fieldHolding(
  fields: readonly Omit<SearchedField, 'textOf'>[],
  candidate: StoredRow,
  { term, tags }: AskedTerm,
): (Held & { readonly name: string }) | undefined {
  for (const { name, as, isTags, storedText } of fields) {
    const text = storedText(candidate[name])
    if (text === '' || (asksForDigits(term) && !digitLike.test(text))) continue
    if (isTags) {
      for (const [id, held] of tags) if (text.includes(id)) return { name, ...held }
      continue
    }
    const match = matches(term, as, text)
    if (match) return { name, text, match }
  }
  return undefined
}

/** Exact before prefix before part, letters before sound, the title before other fields. */
function weightOf(match: Match, inTitle: boolean): number {
  const quality = { exact: 40, prefix: 20, part: 0 }[match.quality]
  return quality + (inTitle ? 10 : 0) + (match.bySound ? 0 : 5)
}
