import type { Person } from '../../../shared/api/office.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
import type { Actor } from '../records/access.ts'
import { loginKey } from '../rules/user.ts'

const active = () =>
  query
    .selectFrom('user')
    .select(['id', 'name', 'login', 'role'])
    .where('active', '=', 1)
    .where('deletedAt', 'is', null)

/** The person with an active account of this id. */
export function personWithId(reading: Reading, id: string): Person | undefined {
  return reading.first<Person>(active().where('id', '=', id))
}

/** The person with an active account of this user name, however it was typed. */
export function personWithLogin(reading: Reading, login: string): Person | undefined {
  const key = loginKey(login)
  return reading.all<Person>(active()).find((person) => loginKey(person.login) === key)
}

/** Everybody with an active account who may do everything, the first one first. */
export const administrators = (reading: Reading): Person[] =>
  reading.all<Person>(active().where('role', '=', 'administrator').orderBy('rowid'))

/** The person as one who acts on records. */
export const actorOf = (person: Person): Actor => ({ user: person.id, role: person.role })
