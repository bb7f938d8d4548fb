import type { QueueStep, Rehearsal, SenderKind } from '../../../shared/api/sending.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { actorOf } from '../accounts/people.ts'
import { gatherPieces } from '../mailings/gatherPieces.ts'
import { demand } from '../records/access.ts'
import { composeMessage, type Mailing } from '../sending/composeMessage.ts'
import { markBounced } from '../sending/markBounced.ts'
import { demandMessage } from '../sending/messageFor.ts'
import { queueMailing } from '../sending/queueMailing.ts'
import { readFolder } from '../sending/readFolder.ts'
import { readReplies } from '../sending/readReplies.ts'
import { rehearseMailing } from '../sending/rehearseMailing.ts'
import { keepSecret } from '../sending/secretNames.ts'
import { holderOf, readySenders } from '../sending/senders.ts'
import { steerMailing } from '../sending/steerMailing.ts'
import { testMail } from '../sending/testMail.ts'
import { testText } from '../sending/testText.ts'
import { callerIn, procedures, writerIn } from './procedures.ts'
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

  compose: procedures.sending.compose.handler(({ input, context }) => {
    const { office } = context.host
    const actor = actorOf(callerIn(context))
    const mailing = mailingAsked(context, input.mailing)
    demand(actor, entities.mailing, 'print')
    const { customer, contact, address } = input
    return composeMessage(office, actor, mailing, { customer, contact, address })
  }),

  composeText: procedures.sending.composeText.handler(({ input, context }) => {
    const { text: subject, gateway, advert, customer, contact } = input
    const nothing = { template: null, enclosed: false, sender: null }
    const said = { output: 'sms', subject, gateway, advert, ...nothing } as const
    const to = { customer, contact, address: 'main' } as const
    const { text } = composeMessage(context.host.office, actorOf(callerIn(context)), said, to)
    return { text }
  }),

  rehearse: procedures.sending.rehearse.handler(({ input, context, signal }) =>
    gone(context, input.mailing, signal),
  ),

  start: procedures.sending.start.handler(({ input, context, signal }) =>
    started(context, input, signal),
  ),

  steer: procedures.sending.steer.handler(({ input, context }) => {
    const actor = actorOf(writerIn(context))
    const act = { id: input.act, source: 'interface', actor } as const
    return steerMailing(context.host.office, act, mailingAsked(context, input.mailing), input.order)
  }),

  bounced: procedures.sending.bounced.handler(({ input, context }) => {
    const actor = actorOf(writerIn(context))
    return markBounced(context.host.office, { id: input.act, source: 'interface', actor }, input)
  }),

  readFolder: procedures.sending.readFolder.handler(({ input, context }) => {
    const act = { id: input.act, source: 'interface', actor: actorOf(writerIn(context)) } as const
    const holder = holderAsked(context, 'mailAccount', input.account)
    if (holder.entity !== 'mailAccount') throw failure('notFound', problem([], 'notFound'))
    return readFolder(context.host, act, holder.row)
  }),

  readReplies: procedures.sending.readReplies.handler(({ input, context }) => {
    const act = { id: input.act, source: 'interface', actor: actorOf(writerIn(context)) } as const
    const holder = holderAsked(context, 'smsGateway', input.gateway)
    if (holder.entity !== 'smsGateway') throw failure('notFound', problem([], 'notFound'))
    return readReplies(context.host, act, holder.row)
  }),

  looks: procedures.sending.looks.handler(({ context }) => ({
    looks: context.host.looking.looks(),
  })),

  testText: procedures.sending.testText.handler(async ({ input, context }) => {
    const { office, secrets } = context.host
    const actor = actorOf(writerIn(context))
    const holder = holderAsked(context, 'smsGateway', input.gateway)
    if (holder.entity !== 'smsGateway') throw failure('notFound', problem([], 'notFound'))
    const trial = await testText({ office, secrets }, holder.row, input)
    const note = { kind: 'testSent', entity: 'smsGateway', record: input.gateway } as const
    if (!input.dry) office.journal.note(actor, note)
    return trial
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

async function* gone(
  context: CalledBy,
  id: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Rehearsal, void> {
  const { host } = context
  const actor = actorOf(callerIn(context))
  const mailing = mailingAsked(context, id)
  const pieces = yield* gatherPieces(host.readings, actor, mailing, signal)
  yield* rehearseMailing(host, actor, mailing, pieces, { signal })
}

async function* started(
  context: CalledBy,
  input: { readonly mailing: string; readonly act: string },
  signal: AbortSignal | undefined,
): AsyncGenerator<QueueStep, void> {
  const { host } = context
  const actor = actorOf(writerIn(context))
  const mailing = mailingAsked(context, input.mailing)
  const pieces = yield* gatherPieces(host.readings, actor, mailing, signal)
  await demandMessage(host, actor, mailing, pieces)
  const act = { id: input.act, source: 'interface', actor } as const
  const stopped = !(yield* queueMailing(host.office, act, mailing, pieces, signal))
  yield { kind: 'done', stopped }
}

function mailingAsked(context: CalledBy, id: string): Mailing {
  const { row } = recordAsked(context, { entity: 'mailing', id })
  if (row.deletedAt !== null) throw failure('notFound', problem([], 'notFound'))
  return row as unknown as Mailing
}

function holderAsked(context: CalledBy, entity: SenderKind, id: string) {
  const { row } = recordAsked(context, { entity, id })
  if (row.deletedAt !== null) throw failure('notFound', problem([], 'notFound'))
  return holderOf(entity, row)
}
