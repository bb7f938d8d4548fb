import type { EncryptionState } from '../../../shared/api/encryption.ts'
import { readRecoveryKey } from '../../../shared/domain/recoveryKey.ts'
import { failure, failureOf, problem } from '../../../shared/failure.ts'
import { hashOf } from '../accounts/credentials.ts'
import { givePassword } from '../accounts/givePassword.ts'
import { accountWithLogin, actorOf, personWithId } from '../accounts/people.ts'
import { keepPassword, personWithPassword } from '../accounts/signIn.ts'
import { findBackups } from '../backup/backupPlace.ts'
import { query } from '../database/query.ts'
import type { Host } from '../host.ts'
import { convertHost } from '../keys/convertHost.ts'
import { credentialOf, officeOf } from '../keys/officeKeys.ts'
import { checkOf, cipherHere, createOfficeKey } from '../keys/officeKey.ts'
import { wrapByPassword, wrapByRecovery } from '../keys/wrapping.ts'
import { readSetting } from '../settings.ts'
import { officeState } from './officeState.ts'
import { atTheDoor, callerIn, openedHost, procedures } from './procedures.ts'

/** Whether the office's files can be read without a key, and what opens them. */
export const encryptionProcedures = {
  state: procedures.encryption.state.handler(({ context }) => stateOf(context.host)),

  encrypt: procedures.encryption.encrypt.handler(async ({ input, context, signal }) => {
    const { host } = context
    const { office, passwordCost } = host
    const person = callerIn(context)
    if (readSetting(office.reading, 'protection') !== 'protected') {
      throw failure('conflict', problem([], 'passwordsFirst'))
    }
    if (host.keys.key) throw failure('conflict', problem([], 'alreadyEncrypted'))
    const recovery = typedRecovery(input.recovery)
    await demandOwnPassword(host, person.login, input.password)
    const credential = credentialOf(hashOf(office.reading, person.id)!)
    const key = createOfficeKey(cipherHere())
    const { id: user, login } = person
    const wrap = await wrapByPassword(key.master, user, input.password, passwordCost)
    const madeAt = office.clock.now()
    const file = {
      format: 1 as const,
      office: officeOf(office),
      cipher: key.cipher,
      check: checkOf(key.master),
      people: [{ user, login, ...wrap, credential }],
      recovery: { ...wrapByRecovery(key.master, recovery), madeAt },
    }
    return convertHost(host, actorOf(person), { key, file }, signal)
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
    return stateOf(host)
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
      return officeState(office, person)
    },
  ),
}

function stateOf({ office, keys, backups }: Host): EncryptionState {
  const accounts = query
    .selectFrom('user')
    .select(['id', 'name'])
    .where('active', '=', 1)
    .where('deletedAt', 'is', null)
    .orderBy('titleKey')
  return {
    encrypted: keys.key !== null,
    cipher: keys.key?.cipher ?? null,
    recoveryMadeAt: keys.recoveryMadeAt,
    people: office.reading
      .all(accounts)
      .map(({ id, name }) => ({ name, opens: keys.opensFor(id) })),
    plainBackups: findBackups(backups.place).filter(
      ({ manifest }) => typeof manifest !== 'string' && !manifest.encryption && !manifest.officeKey,
    ).length,
  }
}

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
