import { sql } from 'kysely'
import type { Entity } from '../../../shared/entity.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery, idsIn } from '../database/query.ts'
import { perEntity, template } from '../database/template.ts'
import { toRow } from './rows.ts'
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
const rare = 1 / 10_000
/** Entries of a token's list that are walked in the time in which one record is read and held against a query. */
const walked = 150
/** Tokens of one way to read a term that are asked for at most. */
const mostTokens = 8

/** What some records of an entity tell of its tokens; undefined where there are fewer records than need it. */
export function sampleShares(
  reading: Reading,
  entity: Entity,
  fewest = fewRecords,
): TokenShares | undefined {
  if (searchedFields(entity).length === 0) return undefined
  const last = Number(reading.first(lastIn(entity)({}))?.recency ?? 0)
  if (last < fewest) return undefined
  const places = Array.from({ length: stretches }, (_, at) => {
    const start = Math.floor(((at * scatter) % 1) * last)
    return Array.from({ length: stretchLength }, (_place, next) => start + next)
  })
  const sample = reading.all(rowsIn(entity)({ places: JSON.stringify(places.flat()) }))
  const counts = new Map<string, number>()
  for (const stored of sample) {
    for (const token of tokensOf(entity, toRow(entity, stored))) {
      counts.set(token, (counts.get(token) ?? 0) + 1)
    }
  }
  const known = [...counts].filter(([, count]) => count >= remembered)
  const shares = new Map(known.map(([token, count]) => [token, count / sample.length]))
  return { records: last, shares }
}

const lastIn = perEntity((entity) =>
  template(() => anyQuery.selectFrom(entity.name).select(sql<number>`max(recency)`.as('recency'))),
)

const rowsIn = perEntity((entity) =>
  template((at: { places: string }) =>
    anyQuery.selectFrom(entity.name).selectAll().where('recency', 'in', idsIn<number>(at.places)),
  ),
)

/** What is asked of an index: terms, each of which has all tokens of one of its ways. */
export type AskedTokens = readonly (readonly (readonly string[])[])[]

/** Something that narrows a search: the share of records that it leaves, and that of the lists walked for it. */
interface Narrowing<T> {
  readonly of: T
  readonly share: number
  readonly walks: number
}

/**
 * Of what a record has all of, as much as it is worth asking for, the rarest first: one token more, or one term more, is
 * worth it while walking its lists costs less than reading the records that it rules out, of which `most` are read at
 * all. `pains` is how much more it may cost, where most of what is read turns out to be something else.
 */
export function worthAsking(
  terms: AskedTokens,
  { records, shares }: TokenShares,
  most: number,
  pains = 1,
): AskedTokens {
  const asToken = (token: string): Narrowing<string> => {
    const share = shares.get(token) ?? rare
    return { of: token, share, walks: share }
  }
  const asTerm = (ways: AskedTokens[number]): Narrowing<AskedTokens[number]> => {
    const kept = ways.map((tokens) => telling(tokens.map(asToken)).slice(0, mostTokens))
    return {
      of: kept.map((tokens) => tokens.map(({ of }) => of)),
      share: sum(kept.map(left)),
      walks: sum(kept.flat().map(({ walks }) => walks)),
    }
  }
  const telling = <T>(all: readonly Narrowing<T>[]): Narrowing<T>[] => {
    const kept: Narrowing<T>[] = []
    for (const each of all.toSorted((a, b) => a.share - b.share)) {
      const read = Math.min(left(kept) * records, most)
      if (kept.length === 0 || read * walked * pains > each.walks * records) kept.push(each)
    }
    return kept
  }
  return telling(terms.map(asTerm)).map(({ of }) => of)
}

/**
 * The share of records that is left where all of these narrow it, the rarest first. What stands together in a name is no
 * chance: each counts for half as much as the one before (exponential backoff, as SQL Server 2014 estimates).
 */
const left = (all: readonly Narrowing<unknown>[]) =>
  all.reduce((share, each, at) => share * each.share ** (1 / 2 ** at), 1)
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
