import type { SenderKind } from '../../../shared/api/sending.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { actorOf } from '../accounts/people.ts'
import { keepSecret } from '../sending/secretNames.ts'
import { holderOf, readySenders } from '../sending/senders.ts'
import { testMail } from '../sending/testMail.ts'
import { procedures, writerIn } from './procedures.ts'
import { recordAsked, type CalledBy } from './recordAsked.ts'

/** Email and text messages: what is sent by what, and whether it can. */
export const sendingProcedures = {
  ready: procedures.sending.ready.handler(({ context }) => ({
    ids: readySenders(context.host.office, context.host.secrets),
  })),

  keepSecret: procedures.sending.keepSecret.handler(({ input, context }) => {
    const { office, secrets } = context.host
    const actor = actorOf(writerIn(context))
    const holder = holderAsked(context, input.entity, input.id)
    keepSecret(secrets, holder, input.secret)
    office.store.transact({ id: office.ids(), source: 'interface', actor }, (tx) => {
      const detail = { settings: 'secret' }
      tx.note({ kind: 'settingsChanged', entity: input.entity, record: input.id, detail })
      tx.touch(input.entity, input.id)
    })
  }),

  testMail: procedures.sending.testMail.handler(async ({ input, context }) => {
    const { office, secrets } = context.host
    const actor = actorOf(writerIn(context))
    const holder = holderAsked(context, 'mailAccount', input.account)
    if (holder.entity === 'mailAccount') await testMail({ office, secrets }, holder.row, input.to)
    office.journal.note(actor, {
      kind: 'testSent',
      entity: 'mailAccount',
      record: input.account,
    })
  }),
}

function holderAsked(context: CalledBy, entity: SenderKind, id: string) {
  const { row } = recordAsked(context, { entity, id })
  if (row.deletedAt !== null) throw failure('notFound', problem([], 'notFound'))
  return holderOf(entity, row)
}
