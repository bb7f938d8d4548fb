import type { Entity } from '../../../shared/entity.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery, idsIn } from '../database/query.ts'
import { perEntity, template } from '../database/template.ts'
import { toSomeRow, type StoredRow } from './rows.ts'
import { newestRow } from './newestRows.ts'
import { tokensOf } from './searchIndex.ts'
import { searchedFields } from './searchedFields.ts'

/** How many records of an entity have a token, by a sample; what is not in it is rare. */
export interface TokenShares {
  readonly records: number
  readonly shares: ReadonlyMap<string, number>
}

/** An office of fewer records of an entity is searched as quickly whatever is asked for. */
const fewRecords = 20_000
/** A sample is so many stretches of so many records: those of a stretch lie side by side on a disk. */
const [stretches, stretchLength] = [40, 50]
/** Records of a sample that have a token which is worth remembering. */
const remembered = 2
/** By steps of the golden section numbers are spread evenly, and in no rhythm that numbers of customers could have. */
const scatter = (Math.sqrt(5) - 1) / 2
/** Share of a token that no sample told of. */
const rare = 1 / 2000
/**
 * What an AND of FTS5 costs, in records read and held against a query: every list is moved on once for each entry of the
 * shortest one (65 moves a record), and what it passes over then is decoded (2,500 entries a record).
 */
const [moved, passed] = [1 / 65, 1 / 2500]
/** Tokens of one way to read a term that are asked for at most. */
const mostTokens = 8
/** Beside so many tokens none is asked for that so large a share of records has. */
const [fewTokens, common] = [2, 0.15]
/** How much more asking may cost than reading, where it is known that reading leads nowhere. */
const pains = 1.5

/** What some records of an entity tell of its tokens; undefined where there are fewer records than need it. */
export function sampleShares(
  reading: Reading,
  entity: Entity,
  fewest = fewRecords,
): TokenShares | undefined {
  if (searchedFields(entity).length === 0) return undefined
  const last = newestRow(reading, entity)
  if (last < fewest) return undefined
  const places = Array.from({ length: stretches }, (_, at) => {
    const start = Math.floor(((at * scatter) % 1) * last)
    return Array.from({ length: stretchLength }, (_place, next) => start + next)
  })
  const names = searchedFields(entity).map(({ name }) => name)
  const sample = reading.all(rowsIn(entity)({ places: JSON.stringify(places.flat()) }))
  const counts = new Map<string, number>()
  for (const stored of sample) {
    for (const token of tokensOf(entity, toSomeRow(entity, stored as StoredRow, names))) {
      counts.set(token, (counts.get(token) ?? 0) + 1)
    }
  }
  const known = [...counts].filter(([, count]) => count >= remembered)
  const shares = new Map(known.map(([token, count]) => [token, count / sample.length]))
  return { records: last, shares }
}

const rowsIn = perEntity((entity) =>
  template((at: { places: string }) =>
    anyQuery
      .selectFrom(entity.name)
      .select(['id', ...searchedFields(entity).map(({ name }) => name)])
      .where('rowid', 'in', idsIn<number>(at.places))
      .where('recency', 'is not', null),
  ),
)

/** What is asked of an index: terms, each of which has all tokens of one of its ways. */
export type AskedTokens = readonly (readonly (readonly string[])[])[]

/** Something that narrows a search: the share of records that it leaves, and the lists by which it does. */
interface Narrowing<T> {
  readonly of: T
  readonly share: number
  readonly lists: readonly number[]
}

/**
 * Of what a record has all of, as much as it is worth asking for, the rarest first: one token more, or one term more, is
 * worth it while that costs less than reading the records that it rules out, of which `most` are read at all. `thorough`
 * is for when most of what was read is something else: then nothing is said of what stands together by chance.
 */
export function worthAsking(
  terms: AskedTokens,
  { records, shares }: TokenShares,
  most: number,
  thorough = false,
): AskedTokens {
  const telling = <T>(all: readonly Narrowing<T>[]): Narrowing<T>[] => {
    const kept: Narrowing<T>[] = []
    for (const each of all.toSorted((a, b) => a.share - b.share)) {
      const read = thorough ? most * pains : Math.min(left(kept) * records, most)
      const shortest = kept[0]?.share ?? 0
      const cost = each.lists.length * shortest * moved + sum(each.lists) * passed
      if (kept.length === 0 || read * (1 - each.share) > cost * records) kept.push(each)
    }
    return kept
  }
  const asToken = (token: string): Narrowing<string> => {
    const share = shares.get(token) ?? rare
    return { of: token, share, lists: [share] }
  }
  const tellingOf = (tokens: readonly string[]) =>
    telling(fromBothEnds(tokens).map(asToken))
      .filter(({ share }, place) => place < fewTokens || share < common)
      .slice(0, mostTokens)
  const asTerm = (ways: AskedTokens[number]): Narrowing<AskedTokens[number]> => {
    const kept = unlike(ways.map(tellingOf))
    return {
      of: kept.map((tokens) => tokens.map(({ of }) => of)),
      share: sum(kept.map(left)),
      lists: kept.flat().flatMap(({ lists }) => lists),
    }
  }
  return telling(terms.map(asTerm)).map(({ of }) => of)
}

/** First and last come first: tokens that lie apart tell more together than those that share letters. */
const fromBothEnds = (tokens: readonly string[]) =>
  tokens.map((_, at) => (at % 2 ? tokens.at(-(at + 1) / 2)! : tokens[at / 2]!))

/** Ways without those that are another with something more. */
const unlike = <T extends Narrowing<string>>(ways: readonly (readonly T[])[]) =>
  ways.filter((way, place) => {
    const tokens = new Set(way.map(({ of }) => of))
    return !ways.some(
      (other, at) =>
        at !== place &&
        other.every(({ of }) => tokens.has(of)) &&
        (other.length < way.length || at < place),
    )
  })

/**
 * The share of records that is left where all of these narrow it, the rarest first. What stands together in a name is no
 * chance: each counts for half as much as the one before (exponential backoff, as SQL Server 2014 estimates).
 */
const left = (all: readonly Narrowing<unknown>[]) =>
  all.reduce((share, each, at) => share * each.share ** (1 / 2 ** at), 1)
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
