import { sql } from 'kysely'
import { failure, problem } from '../../../shared/failure.ts'
import { query } from '../database/query.ts'
import type { Rule } from './rule.ts'

/** How user names are compared: as they look, not as they were typed. */
export const loginKey = (login: string) => login.normalize('NFKC').trim().toLowerCase()

/** User names are unlike one another, and an administrator always remains. */
export const user: Rule = {
  prepare: ({ tx, before, values }) => {
    if (typeof values.login !== 'string') return undefined
    const others = tx.all(
      query.selectFrom('user').select(['id', 'login']).where('deletedAt', 'is', null),
    )
    const key = loginKey(values.login)
    if (others.some((other) => other.id !== before?.id && loginKey(other.login) === key)) {
      throw failure('invalid', problem('login', 'loginTaken'))
    }
    return undefined
  },
  follow: ({ tx, before }) => {
    // What somebody may has changed with it.
    tx.touch('office', 'state')
    if (before?.role !== 'administrator') return
    const left = tx.first(
      query
        .selectFrom('user')
        .select(sql<number>`count(*)`.as('count'))
        .where('role', '=', 'administrator')
        .where('active', '=', 1)
        .where('deletedAt', 'is', null),
    )
    if (!left?.count) throw failure('conflict', problem([], 'lastAdministrator'))
  },
}
