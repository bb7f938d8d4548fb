import type { Person } from '../../../shared/api/office.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
import { template } from '../database/template.ts'
import type { Office } from '../office.ts'
import type { Actor } from '../records/access.ts'
import { loginKey } from '../rules/user.ts'

/** An active account. */
type Account = Pick<Person, 'id' | 'name' | 'login' | 'role'>

const active = () =>
  query
    .selectFrom('user')
    .select(['id', 'name', 'login', 'role'])
    .where('active', '=', 1)
    .where('deletedAt', 'is', null)

const withId = template((at: { id: string }) =>
  active().select(['rights', 'department']).where('id', '=', at.id),
)

/** The person with an active account of this id, with all that they may. */
export function personWithId(
  { reading, rights }: Pick<Office, 'reading' | 'rights'>,
  id: string,
): Person | undefined {
  const found = reading.first(withId({ id }))
  if (!found) return undefined
  const { name, login, role } = found
  return { id, name, login, role, rights: rights.of({ ...found, role }), viewedBy: null }
}

/** The active account of this user name, however it was typed. */
export function accountWithLogin(reading: Reading, login: string): Account | undefined {
  const key = loginKey(login)
  return reading.all<Account>(active()).find((account) => loginKey(account.login) === key)
}

/** Everybody with an active account who may do everything, the first one first. */
export const administrators = (reading: Reading): Account[] =>
  reading.all<Account>(active().where('role', '=', 'administrator').orderBy('rowid'))

/** The person as one who acts on records. */
export const actorOf = ({ id, role, rights, viewedBy }: Person): Actor => ({
  user: id,
  role,
  rights,
  ...(viewedBy && { looking: true }),
})
