import { sql, type CompiledQuery, type Expression, type RawBuilder, type SqlBool } from 'kysely'
import type { Entity } from '../../../shared/entity.ts'
import {
  scopeOf,
  type Holder,
  type Operation,
  type Rights,
  type Scope,
} from '../../../shared/rights/rights.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery, idsIn } from '../database/query.ts'

/** Somebody whose reach ends somewhere. */
interface Person extends Holder {
  readonly user: string | null
}

/** How far somebody goes. */
interface Reach {
  readonly rights: Rights
  readonly user: string | null
  /** Ids of those whose records they are, as JSON; null for their own alone. */
  readonly people: string | null
  readonly operation: Operation
}

const reachOf = ({ user, rights }: Person, scope: Scope, operation: Operation): Reach => ({
  rights: rights!,
  user,
  people: scope === 'department' ? JSON.stringify(rights!.people) : null,
  operation,
})

/**
 * Whether a row under a name is somebody's in a scope: by its owner or maker, by its department, because it is shared, or
 * because what it belongs to is theirs. For rows that are come by otherwise: no index is walked for it.
 */
export const isReached = (
  person: Person,
  scope: Scope,
  entity: string,
  as: string,
): Expression<SqlBool> => reached(reachOf(person, scope, 'see'), entity, as)

function reached(reach: Reach, entity: string, as: string): RawBuilder<SqlBool> {
  const tie = reach.rights.ties[entity]
  if (!tie) return sql`false`
  const column = (name: string) => sql`+${sql.ref(`${as}.${name}`)}`
  const parts = [sql`${sql.ref(`${as}.id`)} in ${sharedIn(reach, entity)}`]
  if (tie.owner) {
    parts.push(isTheirs(reach, column('owner')))
    parts.push(sql`(${column('owner')} is null and ${isTheirs(reach, column('createdBy'))})`)
  } else if (!tie.parent) {
    parts.push(isTheirs(reach, column('createdBy')))
  }
  if (tie.department && reach.people) parts.push(isInDepartments(reach, column('department')))
  if (tie.parent) {
    const { field, entity: parent } = tie.parent
    const above = `${as}_${field}`
    parts.push(
      sql`exists (select 1 from ${sql.table(parent)} as ${sql.id(above)}
        where ${sql.ref(`${above}.id`)} = ${sql.ref(`${as}.${field}`)} and ${reached(reach, parent, above)})`,
    )
    if (!tie.owner) {
      parts.push(sql`(${column(field)} is null and ${isTheirs(reach, column('createdBy'))})`)
    }
  }
  return sql<SqlBool>`(${sql.join(parts, sql` or `)})`
}

/** The numbers of all live rows that are somebody's in a scope, come by along indexes: for whole lists. */
export const reachedNumbers = (person: Person, scope: Scope, entity: string): RawBuilder<number> =>
  numbersOf(reachOf(person, scope, 'see'), entity)

/**
 * Questions for the numbers of what is somebody's in a scope and of all that it is theirs by, each of no more than so many and
 * one: where none of them answers with all of these, they have few.
 */
export function fewNumbers(
  person: Person,
  scope: Scope,
  entity: string,
  most: number,
): CompiledQuery[] {
  const reach = reachOf(person, scope, 'see')
  const chain: string[] = []
  for (let at: string | undefined = entity; at !== undefined && !chain.includes(at);) {
    chain.unshift(at)
    at = reach.rights.ties[at]?.parent?.entity
  }
  // What belongs to much is asked for last.
  return chain.map((each) =>
    sql`select * from (${sql.join(partsOf(reach, each), sql` union all `)}) limit ${most + 1}`.compile(
      anyQuery,
    ),
  )
}

function numbersOf(reach: Reach, entity: string): RawBuilder<number> {
  return sql<number>`(${sql.join(partsOf(reach, entity), sql` union `)})`
}

function partsOf(reach: Reach, entity: string): RawBuilder<unknown>[] {
  const tie = reach.rights.ties[entity]
  const from = sql`select rowid from ${sql.table(entity)} where "deletedAt" is null and`
  if (!tie) return [sql`${from} false`]
  const column = (name: string) => sql.ref(name)
  const parts = [sql`${from} id in ${sharedIn(reach, entity)}`]
  if (tie.owner) {
    parts.push(sql`${from} ${isTheirs(reach, column('owner'))}`)
    parts.push(nobodysIn(reach, entity))
  } else if (!tie.parent) {
    parts.push(sql`${from} ${isTheirs(reach, column('createdBy'))}`)
  }
  if (tie.department && reach.people) {
    parts.push(sql`${from} ${isInDepartments(reach, column('department'))}`)
  }
  if (tie.parent) {
    const { field, entity: parent } = tie.parent
    // An index of the reference says no more than that: what is deleted is far less, and looked up by itself.
    const table = sql.table(entity)
    parts.push(
      sql`select rowid from ${table}
        where ${column(field)} in (select id from ${sql.table(parent)} where rowid in ${numbersOf(reach, parent)})
          and rowid not in (select rowid from ${table} where "deletedAt" is not null)`,
    )
    if (!tie.owner) {
      parts.push(sql`${from} ${column(field)} is null and ${isTheirs(reach, sql`+"createdBy"`)}`)
    }
  }
  return parts
}

const isTheirs = ({ people, user }: Reach, column: RawBuilder<unknown>) =>
  people === null ? sql`${column} = ${user}` : sql`${column} in ${idsIn(people)}`

/** What nobody owns, by who made it; of several people each by themselves, or all that nobody owns would be gone through. */
const nobodysIn = ({ people, user }: Reach, entity: string) => {
  const table = sql.table(entity)
  const nobodys = sql`${table}."deletedAt" is null and ${table}.owner is null and ${table}."createdBy"`
  return people === null
    ? sql`select ${table}.rowid from ${table} where ${nobodys} = ${user}`
    : sql`select ${table}.rowid from json_each(${people}) as maker cross join ${table} where ${nobodys} = maker.value`
}

const isInDepartments = ({ rights }: Reach, column: RawBuilder<unknown>) =>
  sql`${column} in ${idsIn(JSON.stringify(rights.departments))}`

/** Ids of what is shared with somebody, or with a department of theirs; nothing is shared to be deleted. */
const sharedIn = ({ rights, user, operation }: Reach, entity: string) =>
  sql`(select record from "recordShare" where "deletedAt" is null and entity = ${entity}
    ${operation === 'delete' ? sql`and false` : sql``}
    ${operation === 'see' ? sql`` : sql`and "mayEdit" = 1`}
    and (user = ${user} or department in ${idsIn(JSON.stringify(rights.within))}))`

/** Whether one record lies within the scope in which somebody does something to it. */
export const isWithin = (
  reading: Reading,
  person: Person,
  entity: Entity,
  operation: Operation,
  id: string,
): boolean => isWithinScope(reading, person, entity, { scope: operation, shares: operation, id })

/** Whether somebody edits a record that is theirs, and was not only shared with them. */
export const isTheirsToEdit = (
  reading: Reading,
  person: Person,
  entity: Entity,
  id: string,
): boolean => isWithinScope(reading, person, entity, { scope: 'edit', shares: 'delete', id })

function isWithinScope(
  reading: Reading,
  person: Person,
  entity: Entity,
  asked: { readonly scope: Operation; readonly shares: Operation; readonly id: string },
): boolean {
  const scope = scopeOf(entity, person, asked.scope)
  if (scope === 'none' || scope === 'all') return scope === 'all'
  const rows = anyQuery.selectFrom(entity.name).select('id').where('id', '=', asked.id)
  const reach = reachOf(person, scope, asked.shares)
  return reading.first(rows.where(reached(reach, entity.name, entity.name))) !== undefined
}
