import { failure, problem } from '../../../shared/failure.ts'
import type { Host } from '../host.ts'
import type { Office } from '../office.ts'
import { program } from '../records/access.ts'
import { loginKey } from '../rules/user.ts'
import { hashOf, keepHash } from './credentials.ts'
import { givePassword } from './givePassword.ts'
import { checkPassword, isOutdated } from './password.ts'
import { accountWithLogin } from './people.ts'

/**
 * The account with this user name and password. Throws `throttled` after too many attempts and `invalid` otherwise,
 * at the same cost and in the same words whether the name or the password is wrong.
 */
export async function personWithPassword(
  {
    office,
    throttle,
    passwordCost,
    keys,
  }: Pick<Host, 'office' | 'throttle' | 'passwordCost' | 'keys'>,
  login: string,
  password: string,
): Promise<{ readonly id: string }> {
  const name = loginKey(login)
  const seconds = throttle.attempt(name, office.clock.now())
  if (seconds > 0) throw failure('throttled', problem([], 'throttled', { seconds }))

  const before = accountWithLogin(office.reading, login)
  const hash = before && hashOf(office.reading, before.id)
  const isRight = await checkPassword(password, hash, passwordCost)
  // An account may have been disabled, or its password changed, while this one was hashed.
  const person = accountWithLogin(office.reading, login)
  if (!isRight || !person || !hash || hashOf(office.reading, person.id) !== hash) {
    throw failure('invalid', problem('password', 'wrongPassword'))
  }
  throttle.succeeded(name)
  // Whoever signs in to an encrypted office for the first time since can open it from then on.
  if (isOutdated(hash, passwordCost) || !keys.opensFor(person.id)) {
    await givePassword({ keys, passwordCost }, person, password, (fresh) => {
      if (hashOf(office.reading, person.id) !== hash) return false
      keepPassword(office, person.id, fresh)
      return true
    })
  }
  return person
}

/** Keeps the hash of a password in a transaction of its own. */
export function keepPassword(office: Office, user: string, hash: string): void {
  office.store.transact({ id: office.ids(), source: 'interface', actor: program }, (tx) => {
    keepHash(tx, user, hash, tx.now)
  })
}
