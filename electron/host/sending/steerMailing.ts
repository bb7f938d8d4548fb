import type { SendingOrder } from '../../../shared/api/sending.ts'
import { entities } from '../../../shared/entities/registry.ts'
import type { AnyValues } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { ChoiceOf } from '../../../shared/dictionaries.ts'
import { query } from '../database/query.ts'
import type { Office } from '../office.ts'
import { demandFor } from '../records/access.ts'
import { asProgram, type Act } from '../records/changeLog.ts'
import { readSetting } from '../settings.ts'
import type { Mailing } from './composeMessage.ts'

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

/** Stops a mailing that is sent, lets it go on, or says what becomes of those who did not surely get it. */
export function steerMailing(
  { store, reading, rules }: Office,
  act: Act,
  mailing: Mailing,
  order: SendingOrder,
): void {
  for (const right of ['edit', 'print'] as const) {
    demandFor(reading, act.actor, entities.mailing, right, rules['mailing'], mailing)
  }
  const { from, to, of, become } = orders[order]
  if (!from.includes(mailing.state)) throw failure('conflict', problem([], 'unexpected'))
  store.transact({ ...act, many: true }, (person) => {
    const tx = asProgram(person)
    const concerned = of
      ? tx.all(
          query
            .selectFrom('mailingRecipient')
            .select('id')
            .where('mailing', '=', mailing.id)
            .where('state', '=', of)
            .where('deletedAt', 'is', null),
        )
      : []
    for (const { id } of concerned) store.update(tx, entities.mailingRecipient, id, become)
    const state = order === 'takeAsSent' ? mailing.state : to
    const sentFrom = state === 'sending' ? (readSetting(tx, 'install') ?? null) : mailing.sentFrom
    store.update(tx, entities.mailing, mailing.id, { state, sentFrom, trouble: null })
    const detail = { order, count: concerned.length }
    tx.note({ kind: 'sendingSteered', entity: 'mailing', record: mailing.id, detail })
  })
}
