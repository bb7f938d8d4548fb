import { entities, type Entities } from '../../../shared/entities/registry.ts'
import type { RowOf } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { Office } from '../office.ts'
import { program } from '../records/access.ts'
import { recordIn } from '../records/asked.ts'
import { asProgram, type Act } from '../records/changeLog.ts'
import { readWhole } from '../records/visible.ts'
import { addressHolders } from './addressHolders.ts'

type Recipient = RowOf<Entities['mailingRecipient']>

/** What came back of a message. */
export interface Bounce {
  readonly recipient: string
  readonly on: string
  /** What the server said that sent it back. */
  readonly answer?: string | null
}

/**
 * An email came back: its recipient says so, and the address it went to is marked with everybody who has it still. Answers whether
 * somebody does.
 */
export function markBounced(
  office: Office,
  act: Act,
  { recipient: id, on, answer = null }: Bounce,
): { readonly marked: boolean } {
  const { store } = office
  recordIn(office, act.actor, { entity: 'mailingRecipient', id })
  // Where it went may be kept from whoever marks it.
  const row = readWhole(office.reading, entities.mailingRecipient, undefined, program, id)
  const recipient = row as unknown as Recipient
  if (recipient.state !== 'sent' && recipient.state !== 'unsure') {
    throw failure('invalid', problem([], 'notSent'))
  }
  return store.transact(act, (tx) => {
    const values = { state: 'bounced', returnedOn: on, ...(answer && { answer }) }
    store.update(tx, entities.mailingRecipient, id, values)
    const holders = recipient.address ? addressHolders(tx, 'email', recipient.address) : []
    for (const { name, id: holder } of holders) {
      // It follows from what came back, whoever may change the address itself.
      store.update(asProgram(tx), entities[name], holder, { emailReturnedOn: on })
    }
    return { marked: holders.length > 0 }
  })
}
