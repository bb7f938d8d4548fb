import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import { letterClass } from '../../../shared/domain/foldedText.ts'
import { parseQuery, type Term } from '../../../shared/domain/searchQuery.ts'
import type { Entity } from '../../../shared/entity.ts'
import { filterLimits, type Found } from '../../../shared/filter.ts'
import type { AnyTables } from '../database/tables.ts'
import { searchedFields } from './searchedFields.ts'
import { gramTable } from './searchIndex.ts'
import {
  expressionOf,
  fieldHolding,
  readTerms,
  tokensIn,
  type AskedTerm,
  type Held,
} from './searchTerms.ts'

type Cell = string | number | null
type Test = (cells: readonly Cell[]) => boolean

/** Searches whose test of a record is remembered: more than one filter can ask for. */
const remembered = 2 * filterLimits.settled
const tests = new Map<string, Test>()

/** What the search box finds, as SQL: records under the tokens, each held against what was typed unless that says it all. */
export function foundSql(
  eb: ExpressionBuilder<AnyTables, string>,
  entity: Entity,
  { found, tags = [] }: Found,
  as: string,
): Expression<SqlBool> {
  const { terms } = parseQuery(found)
  if (terms.length === 0) return eb.and([])
  const asked = terms.map((term, at) => askedTerm(term, tags[at] ?? []))
  const tokens = expressionOf(tokensIn(entity, readTerms(asked, 'anywhere')))
  const grams = sql.id(gramTable(entity))
  const parts: Expression<SqlBool>[] = []
  if (tokens) {
    parts.push(
      sql<SqlBool>`${eb.ref(`${as}.recency`)} in (select rowid from ${grams} where ${grams} match ${tokens})`,
    )
  }
  // Words of a field that was removed stand in the index until their record changes.
  if (!tokens || entity.isThinned || !terms.every(isOneToken)) {
    const fields = searchedFields(entity)
    const key = JSON.stringify([entity.name, fields.map(({ name }) => name), found, tags])
    remember(key, (cells) => {
      const row = Object.fromEntries(fields.map(({ name }, at) => [name, cells[at] ?? null]))
      return asked.every((term) => fieldHolding(fields, row, term) !== undefined)
    })
    const cells = fields.map(({ name }) => eb.ref(`${as}.${name}`))
    parts.push(sql<SqlBool>`laike_holds(${key}, ${sql.join(cells)})`)
  }
  return eb.and(parts)
}

/** Whether a record holds what a search was for; what SQLite knows as `laike_holds(search, field, …)`. */
export const holds = (search: unknown, ...cells: unknown[]): number =>
  Number(tests.get(String(search))?.(cells as Cell[]) ?? false)

function remember(key: string, test: Test): void {
  const oldest = tests.keys().next().value
  if (tests.size >= remembered && oldest !== undefined) tests.delete(oldest)
  tests.delete(key)
  tests.set(key, test)
}

const nameless: Held = { text: '', match: { ranges: [], quality: 'part', bySound: false } }

const askedTerm = (term: Term, tags: readonly string[]): AskedTerm => ({
  term,
  tags: new Map(tags.map((id) => [id, nameless])),
})

/** One or two characters stand in the index as they are: whoever has the token holds the term. */
const isOneToken = ({ letters }: Term): boolean => {
  const each = Array.from(letters)
  return each.length <= 2 && each.every((letter) => letterClass(letter) === 'character')
}
