import { dayOf } from '../../../shared/fields/date.ts'
import { client } from '../../client.ts'
import { changing, toast, toastFailure } from '../../frame/toasts.ts'
import { now } from '../../now.ts'
import { newId } from '../../records/ids.ts'
import { t } from '../../words.ts'
import type { Recipient } from './mailingData.ts'

/** Writes down that a piece came back today, and offers to take that back. */
export const markCameBack = (recipient: Recipient, reason: string | null): Promise<void> =>
  changing(async () => {
    const act = newId()
    const { id, name } = recipient
    const on = dayOf(now.value)
    const { marked } = await client.mailings.cameBack({ recipient: id, on, reason, act })
    toast({
      text: t(marked ? 'mailings.cameBackSaid' : 'mailings.cameBackOnly', { name }),
      undo: act,
    })
  }).catch(toastFailure)

/** Writes down that an email came back today, and offers to take that back. */
export const markBounced = ({ id, name }: Recipient): Promise<void> =>
  changing(async () => {
    const act = newId()
    const on = dayOf(now.value)
    const { marked } = await client.sending.bounced({ recipient: id, on, act })
    toast({
      text: t(marked ? 'mailings.cameBackSaid' : 'mailings.cameBackOnly', { name }),
      undo: act,
    })
  }).catch(toastFailure)

/** Customers who are asked for at once. */
const few = 20

/**
 * The pieces of a mailing for who has this number, or else this in their name, as it is scanned or typed: more than one
 * where that does not tell who is meant.
 */
export async function recipientsCalled(mailing: string, typed: string): Promise<Recipient[]> {
  const number = { field: 'number', op: 'is', value: typed } as const
  const filters = [
    { through: 'customer', where: number },
    { field: 'name', op: 'contains', value: typed } as const,
  ]
  for (const filter of filters) {
    const all = [
      { field: 'mailing', op: 'oneOf', value: [mailing] } as const,
      { field: 'state', op: 'oneOf', value: ['printed'] } as const,
      filter,
    ]
    const { rows } = await client.records.list({
      entity: 'mailingRecipient',
      filter: { all },
      limit: few,
    })
    if (rows.length > 0) return rows as unknown as Recipient[]
  }
  return []
}
