import type { EncryptionState } from '../../../shared/api/encryption.ts'
import { readRecoveryKey } from '../../../shared/domain/recoveryKey.ts'
import { failure, failureOf, problem } from '../../../shared/failure.ts'
import { hashOf } from '../accounts/credentials.ts'
import { givePassword } from '../accounts/givePassword.ts'
import { accountWithLogin, actorOf, administrators, personWithId } from '../accounts/people.ts'
import { keepPassword, personWithPassword } from '../accounts/signIn.ts'
import { streamed } from '../backup/streamed.ts'
import { query } from '../database/query.ts'
import type { Host } from '../host.ts'
import { convertHost } from '../keys/convertHost.ts'
import { firstKeys, type Opener } from '../keys/firstKeys.ts'
import { forgetHere, rememberHere, userHere } from '../keys/here.ts'
import { credentialOf } from '../keys/openers.ts'
import { readSetting } from '../settings.ts'
import { officeState } from './officeState.ts'
import { atTheDoor, callerIn, openedHost, procedures, type OfficeContext } from './procedures.ts'

/** Whether the office's files can be read without a key, and what opens them. */
export const encryptionProcedures = {
  state: procedures.encryption.state.handler(({ context }) => stateOf(context)),

  encrypt: procedures.encryption.encrypt.handler(async ({ input, context, signal }) => {
    const { host } = context
    const { office } = host
    const person = callerIn(context)
    if (readSetting(office.reading, 'protection') !== 'protected') {
      throw failure('conflict', problem([], 'passwordsFirst'))
    }
    if (host.keys.key) throw failure('conflict', problem([], 'alreadyEncrypted'))
    const recovery = input.recovery === null ? null : typedRecovery(input.recovery)
    await demandOwnPassword(host, person.login, input.password)
    const { id, login } = person
    const openers = [{ id, login, password: input.password, credential: credentialNow(host, id) }]
    if (input.second) openers.push(await secondOpener(host, id, input.second))
    // Whoever forgets a password has somebody, or something, to turn to.
    if (!recovery && openers.length < 2) {
      throw failure('invalid', problem('recovery', 'recoveryOrSecond'))
    }
    const to = await firstKeys(host, openers, recovery)
    return convertHost(host, actorOf(person), to, signal)
  }),

  decrypt: procedures.encryption.decrypt.handler(async ({ input, context, signal }) => {
    const { host } = context
    const person = callerIn(context)
    if (!host.keys.key) throw failure('conflict', problem([], 'notEncrypted'))
    await demandOwnPassword(host, person.login, input.password)
    return convertHost(host, actorOf(person), null, signal)
  }),

  renew: procedures.encryption.renew.handler(async ({ input, context }) => {
    const { host } = context
    const person = callerIn(context)
    if (!host.keys.key) throw failure('conflict', problem([], 'notEncrypted'))
    const recovery = typedRecovery(input.recovery)
    await demandOwnPassword(host, person.login, input.password)
    host.keys.renewRecovery(recovery, host.office.clock.now())
    host.office.journal.note(actorOf(person), { kind: 'recoveryRenewed' })
    return stateOf(context)
  }),

  remember: procedures.encryption.remember.handler(async ({ input, context }) => {
    const { host, door } = context
    const person = callerIn(context)
    if (!host.keys.key) throw failure('conflict', problem([], 'notEncrypted'))
    if (!door.keychain) throw failure('conflict', problem([], 'noKeychain'))
    await demandOwnPassword(host, person.login, input.password)
    const who = { user: person.id, credential: credentialNow(host, person.id) }
    rememberHere(host.home, door.keychain, host.keys.key, who)
    host.office.journal.note(actorOf(person), { kind: 'letInHere' })
    return stateOf(context)
  }),

  forget: procedures.encryption.forget.handler(({ context }) => {
    const { host } = context
    forgetHere(host.home)
    host.office.journal.note(actorOf(callerIn(context)), { kind: 'letInNoMore' })
    return stateOf(context)
  }),

  clearPlain: procedures.encryption.clearPlain.handler(({ context, signal }) => {
    const { backups, keys } = context.host
    if (!keys.key) throw failure('conflict', problem([], 'notEncrypted'))
    const by = actorOf(callerIn(context))
    return streamed((onProgress) => backups.clearPlain({ onProgress, signal }, by))
  }),

  recover: atTheDoor.encryption.recover.handler(
    async ({ input, context: { door, connection } }) => {
      const recovery = typedRecovery(input.recovery)
      if (!door.host) door.recover(recovery)
      const host = openedHost(door)
      const { office, throttle } = host
      const seconds = throttle.attempt('', office.clock.now())
      if (seconds > 0) throw failure('throttled', problem([], 'throttled', { seconds }))
      if (!host.keys.isRecovery(recovery)) {
        throw failure('invalid', problem('recovery', 'wrongRecovery'))
      }
      throttle.succeeded('')
      const account = accountWithLogin(office.reading, input.login)
      if (account?.role !== 'administrator') {
        throw failure('invalid', problem('login', 'noAdministrator'))
      }
      await givePassword(host, account, input.password, (hash) => {
        keepPassword(office, account.id, hash)
        return true
      })
      host.sessions.endAll(account.id)
      const person = personWithId(office, account.id)!
      host.note(actorOf(person), { kind: 'recoveryUsed' })
      connection.hold(host.sessions.begin(person.id))
      return officeState(host, person)
    },
  ),
}

async function stateOf({
  host,
  door,
}: Pick<OfficeContext, 'host' | 'door'>): Promise<EncryptionState> {
  const { office, keys, backups, home } = host
  const accounts = office.reading.all(
    query
      .selectFrom('user')
      .select(['id', 'name', 'role'])
      .where('active', '=', 1)
      .where('deletedAt', 'is', null)
      .orderBy('titleKey'),
  )
  const opening = accounts.filter(({ id }) => keys.opensFor(id))
  const chiefs = opening.filter(({ role }) => role === 'administrator')
  const here = userHere(home)
  return {
    encrypted: keys.key !== null,
    cipher: keys.key?.cipher ?? null,
    recoveryMadeAt: keys.recoveryMadeAt,
    hangsOnOne: keys.key !== null && keys.recoveryMadeAt === null && chiefs.length < 2,
    here: {
      can: keys.key !== null && door.keychain !== undefined,
      name: accounts.find(({ id }) => id === here)?.name ?? null,
    },
    people: accounts.map((account) => ({ name: account.name, opens: opening.includes(account) })),
    plainBackups: await backups.countPlain(),
  }
}

/** Another administrator, who types their own password. */
async function secondOpener(
  host: Host,
  first: string,
  { login, password }: { readonly login: string; readonly password: string },
): Promise<Opener> {
  const { id } = await personWithPassword(host, login, password).catch((error: unknown) => {
    throw failureOf(error)?.kind === 'invalid'
      ? failure('invalid', problem(['second', 'password'], 'wrongPassword'))
      : error
  })
  const credential = credentialNow(host, id)
  const account = administrators(host.office.reading).find((each) => each.id === id)
  if (!account || id === first) {
    throw failure('invalid', problem(['second', 'login'], 'noOtherAdministrator'))
  }
  return { id, login: account.login, password, credential }
}

/** What tells the password of now from others. */
const credentialNow = ({ office }: Host, user: string) =>
  credentialOf(hashOf(office.reading, user)!)

function typedRecovery(text: string): Uint8Array {
  const typed = readRecoveryKey(text)
  if ('bytes' in typed) return typed.bytes
  const key = typed.problem === 'group' ? 'recoveryGroup' : 'recoveryLength'
  throw failure('invalid', problem('recovery', key, { group: typed.group }))
}

/** Whoever does what can't be taken back at once is asked who they are. */
async function demandOwnPassword(host: Host, login: string, password: string): Promise<void> {
  await personWithPassword(host, login, password).catch((error: unknown) => {
    throw failureOf(error)?.kind === 'invalid'
      ? failure('invalid', problem('password', 'wrongOldPassword'))
      : error
  })
}
