import { sql, type RawBuilder } from 'kysely'
import type { Registry } from '../../../shared/entities/registry.ts'
import {
  compileRights,
  type SaidRole,
  type Standing,
} from '../../../shared/rights/compileRights.ts'
import type { RolePreset } from '../../../shared/rights/presets.ts'
import type { Rights, Scope } from '../../../shared/rights/rights.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
import type { Changed } from '../records/changed.ts'

/** Somebody whose rights are asked for. */
interface Member {
  readonly id: string
  readonly role: 'administrator' | 'staff'
  readonly rights: string | null
  readonly department: string | null
}

/** Works out what people may, and keeps it until something changes that it follows from. */
export interface RightsDesk {
  /** Null for an administrator, whom nothing narrows. */
  of(member: Member): Rights | null
}

/** What rights follow from. */
const sources = new Set(['role', 'roleRight', 'roleField', 'user', 'department', 'customField'])

export function createRightsDesk(
  reading: Reading,
  registry: () => Registry,
  changed: Changed,
): RightsDesk {
  const kept = new Map<string, Rights>()
  changed.watch((events) => {
    if (events.some(({ entity }) => sources.has(entity))) kept.clear()
  })
  return {
    of: ({ id, role, rights, department }) => {
      if (role === 'administrator') return null
      const known = kept.get(id)
      if (known) return known
      const said = rights === null ? unnarrowed : saidRole(reading, rights)
      const made = compileRights(registry(), said, standingOf(reading, id, department))
      kept.set(id, made)
      return made
    },
  }
}

/** Whoever was given no role may what staff may. */
const unnarrowed: SaidRole = { preset: 'everything', entities: [], fields: [] }

/** What a role says; null for one that is gone, with which nothing may be done. */
export function saidRole(reading: Reading, id: string): SaidRole | null {
  const role = reading.first(
    query.selectFrom('role').select('preset').where('id', '=', id).where('deletedAt', 'is', null),
  )
  if (!role) return null
  const entities = reading.all(
    query.selectFrom('roleRight').selectAll().where('role', '=', id).where('deletedAt', 'is', null),
  )
  const fields = reading.all(
    query
      .selectFrom('roleField')
      .select(['entity', 'field', 'level'])
      .where('role', '=', id)
      .where('deletedAt', 'is', null),
  )
  return {
    preset: role.preset as RolePreset,
    entities: entities.map((row) => ({
      entity: row.entity,
      see: row.see as Scope,
      edit: row.edit as Scope,
      delete: row.delete as Scope,
      add: row.add === 1,
      export: row.export === 1,
      print: row.print === 1,
      import: row.import === 1,
      merge: row.merge === 1,
      assign: row.assign === 1,
      consent: row.consent === 1,
    })),
    fields: fields as SaidRole['fields'],
  }
}

/** Where somebody stands: without a department they are by themselves. */
function standingOf(reading: Reading, user: string, department: string | null): Standing {
  const leads = leadBy(reading, user)
  if (department === null) return { people: [user], departments: [], within: [], leads }
  const departments = idsBy(reading, below([department]))
  const within = idsBy(reading, above(department))
  const people = peopleIn(reading, departments)
  return { people: [...new Set([user, ...people])].sort(), departments, within, leads }
}

/** Everybody else in the departments that somebody heads, and in those below. */
function leadBy(reading: Reading, user: string): string[] {
  const heads = query.selectFrom('department').select('id').where('head', '=', user)
  const headed = reading.all(heads.where('deletedAt', 'is', null)).map(({ id }) => id)
  if (headed.length === 0) return []
  const people = peopleIn(reading, idsBy(reading, below(headed)))
  return people.filter((id) => id !== user).sort()
}

const peopleIn = (reading: Reading, departments: readonly string[]): string[] =>
  reading
    .all(query.selectFrom('user').select('id').where('department', 'in', departments))
    .map(({ id }) => id)

const idsBy = (reading: Reading, asked: RawBuilder<{ id: string }>): string[] =>
  reading.all<{ id: string }>({ compile: () => asked.compile(query) }).map(({ id }) => id)

const below = (departments: readonly string[]) => sql<{ id: string }>`with recursive below(id) as (
    select value from json_each(${JSON.stringify(departments)}) union
    select department.id from department join below on department.parent = below.id
    where department."deletedAt" is null
  ) select id from below order by id`

const above = (department: string) => sql<{ id: string }>`with recursive above(id) as (
    select ${department} union
    select department.parent from department join above on department.id = above.id
    where department.parent is not null
  ) select id from above order by id`
