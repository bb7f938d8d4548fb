import { failure, failureOf, problem } from '../../../shared/failure.ts'
import { hashPassword } from '../accounts/password.ts'
import { keepPassword, personWithPassword } from '../accounts/signIn.ts'
import { readSetting } from '../settings.ts'
import { callerOf } from './caller.ts'
import { officeState } from './officeState.ts'
import { callerIn, procedures } from './procedures.ts'

/** Signing in and out, and one's own password. */
export const sessionProcedures = {
  signIn: procedures.session.signIn.handler(async ({ input, context: { host, connection } }) => {
    if (readSetting(host.office.reading, 'protection') === undefined) {
      throw failure('conflict', problem([], 'notSetUp'))
    }
    const person = await personWithPassword(host, input.login, input.password)
    if (connection.session !== undefined) host.sessions.end(connection.session)
    connection.hold(host.sessions.begin(person.id))
    return officeState(host.office, person)
  }),

  signOut: procedures.session.signOut.handler(({ context: { host, connection } }) => {
    if (connection.session !== undefined) host.sessions.end(connection.session)
    connection.release()
    return officeState(host.office, callerOf(host, connection, 'look'))
  }),

  changePassword: procedures.session.changePassword.handler(async ({ input, context }) => {
    const { host, connection } = context
    const { id, login } = callerIn(context)
    await personWithPassword(host, login, input.current).catch((error: unknown) => {
      throw failureOf(error)?.kind === 'invalid'
        ? failure('invalid', problem('current', 'wrongOldPassword'))
        : error
    })
    keepPassword(host.office, id, await hashPassword(input.next, host.passwordCost))
    host.sessions.endAll(id, connection.session)
  }),
}
