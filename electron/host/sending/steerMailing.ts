import type { SendingOrder } from '../../../shared/api/sending.ts'
import { entities } from '../../../shared/entities/registry.ts'
import type { AnyValues } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { ChoiceOf } from '../../../shared/dictionaries.ts'
import type { Office } from '../office.ts'
import { demandFor } from '../records/access.ts'
import { asProgram, type Act } from '../records/changeLog.ts'
import { inPaces } from '../records/inPaces.ts'
import { readSetting } from '../settings.ts'
import type { Mailing } from './composeMessage.ts'
import { settleMailing } from './outbox.ts'
import { recipientsIn } from './waiting.ts'

type State = ChoiceOf<'recipientState'>

/** What an order does to recipients, and how the mailing stands then. */
const orders: Readonly<
  Record<
    SendingOrder,
    {
      readonly from: readonly Mailing['state'][]
      readonly to: Mailing['state']
      readonly of?: State
      readonly become?: AnyValues
    }
  >
> = {
  pause: { from: ['sending'], to: 'paused' },
  resume: { from: ['paused'], to: 'sending' },
  cancel: {
    from: ['sending', 'paused'],
    to: 'sent',
    of: 'waiting',
    become: { state: 'excluded', reason: 'byHand' },
  },
  retry: {
    from: ['sent', 'paused'],
    to: 'sending',
    of: 'failed',
    become: { state: 'waiting', failure: null, answer: null },
  },
  sendAgain: {
    from: ['sent', 'paused'],
    to: 'sending',
    of: 'unsure',
    become: { state: 'waiting', failure: null, answer: null },
  },
  takeAsSent: {
    from: ['sent', 'paused', 'sending'],
    to: 'sent',
    of: 'unsure',
    become: { state: 'sent', failure: null, answer: null },
  },
}

/** Mailings that an order is carried out on: two at once would undo each other. */
const underWay = new Set<string>()

/**
 * Stops a mailing that is sent, lets it go on, or says what becomes of those who did not surely get it: of many in paces, after it
 * was stopped, and before it goes on.
 */
export async function steerMailing(
  office: Office,
  act: Act,
  mailing: Mailing,
  order: SendingOrder,
): Promise<void> {
  const { store, reading, rules } = office
  for (const right of ['edit', 'print'] as const) {
    demandFor(reading, act.actor, entities.mailing, right, rules['mailing'], mailing)
  }
  const { id } = mailing
  const { from, to, of, become } = orders[order]
  if (underWay.has(id)) throw failure('conflict', problem([], 'mailingUnderWay'))
  if (!from.includes(mailing.state)) throw failure('conflict', problem([], 'unexpected'))
  const state = order === 'takeAsSent' ? mailing.state : to
  const stand = () =>
    store.transact({ ...act, many: true }, (person) => {
      const tx = asProgram(person)
      const sentFrom = state === 'sending' ? (readSetting(tx, 'install') ?? null) : mailing.sentFrom
      const values = order === 'takeAsSent' ? {} : { state, sentFrom }
      store.update(tx, entities.mailing, id, { ...values, trouble: null })
      const detail = { order, count: concerned.length }
      tx.note({ kind: 'sendingSteered', entity: 'mailing', record: id, detail })
    })
  const concerned = of ? recipientsIn(reading, id, of) : []
  const write = (first: number, end: number) =>
    store.transact({ ...act, many: true }, (person) => {
      const tx = asProgram(person)
      for (const recipient of concerned.slice(first, end)) {
        store.update(tx, entities.mailingRecipient, recipient, become!)
      }
    })
  underWay.add(id)
  try {
    if (state !== 'sending') stand()
    const paces = inPaces(concerned.length, write)
    while (!(await paces.next()).done);
    if (state === 'sending') stand()
    else if (of) settleMailing(office, id, {}, act.actor)
  } finally {
    underWay.delete(id)
  }
}
