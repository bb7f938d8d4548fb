import type { RowOf } from '../../../shared/entity.ts'
import type { Entities } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { keepHash } from '../accounts/credentials.ts'
import { handOver, holdingsOf } from '../accounts/handOver.ts'
import { givePassword } from '../accounts/givePassword.ts'
import { hashPassword } from '../accounts/password.ts'
import { actorOf, personWithId } from '../accounts/people.ts'
import { query } from '../database/query.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { officeState } from './officeState.ts'
import { callerIn, procedures } from './procedures.ts'

/** Accounts of people, which only an administrator makes. */
export const accountProcedures = {
  create: procedures.accounts.create.handler(async ({ input, context }) => {
    const { office } = context.host
    const { id, act, password, ...values } = input
    const actor = actorOf(callerIn(context))
    let row: object | undefined
    await givePassword(context.host, { id, login: values.login }, password, (hash) =>
      office.store.transact({ id: act, source: 'interface', actor }, (tx) => {
        const isNew = !tx.first(query.selectFrom('user').select('id').where('id', '=', id))
        row = office.store.create(tx, office.registry.user!, id, values)
        // Asked again, it is the same account with the password it has by now.
        if (isNew) keepHash(tx, id, hash, tx.now)
        return isNew
      }),
    )
    return row as RowOf<Entities['user']>
  }),

  setPassword: procedures.accounts.setPassword.handler(async ({ input, context }) => {
    const { office, sessions } = context.host
    const actor = actorOf(callerIn(context))
    const account = query
      .selectFrom('user')
      .select(['id', 'login'])
      .where('id', '=', input.user)
      .where('deletedAt', 'is', null)
    const user = office.reading.first(account)
    if (!user) throw failure('notFound', problem([], 'notFound'))
    await givePassword(context.host, user, input.password, (hash) =>
      office.store.transact({ id: office.ids(), source: 'interface', actor }, (tx) => {
        if (!tx.first(account)) throw failure('notFound', problem([], 'notFound'))
        keepHash(tx, user.id, hash, tx.now)
        tx.note({ kind: 'passwordChanged', entity: 'user', record: user.id })
        return true
      }),
    )
    sessions.endAll(input.user, context.connection.session)
  }),

  holdings: procedures.accounts.holdings.handler(({ input, context }) =>
    holdingsOf(context.host.office, input.user),
  ),

  handOver: procedures.accounts.handOver.handler(async function* ({ input, context, signal }) {
    const { host } = context
    const actor = actorOf(callerIn(context))
    const act = { id: input.act, source: 'interface', actor } as const
    for await (const step of handOver(host.office, act, input, signal)) {
      // From the first step to the last: nothing is made or kept back meanwhile.
      host.sessions.endAll(input.user)
      if (step.kind === 'done' && step.closed) {
        host.note(actor, { kind: 'accountClosed', entity: 'user', record: input.user })
      }
      yield step
    }
  }),

  protect: procedures.accounts.protect.handler(async ({ input, context }) => {
    const { office, sessions, passwordCost } = context.host
    const person = callerIn(context)
    const hash = await hashPassword(input.password, passwordCost)
    const act = { id: office.ids(), source: 'interface', actor: actorOf(person) } as const
    office.store.transact(act, (tx) => {
      if (readSetting(tx, 'protection') !== 'open') {
        throw failure('conflict', problem([], 'alreadyProtected'))
      }
      office.store.update(tx, office.registry.user!, person.id, {
        name: input.name,
        login: input.name,
      })
      keepHash(tx, person.id, hash, tx.now)
      writeSetting(tx, 'protection', 'protected')
      tx.note({ kind: 'settingsChanged', detail: { protection: 'protected' } })
    })
    context.connection.hold(sessions.begin(person.id))
    return officeState(context.host, personWithId(office, person.id) ?? null)
  }),
}
