import { addressText, regionRead } from '../../../shared/domain/mailAddress.ts'
import { regionsOf } from '../../../shared/domain/regions.ts'
import { entities, type Entities } from '../../../shared/entities/registry.ts'
import type { RowOf } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { textLimit } from '../../../shared/fields/text.ts'
import type { Office } from '../office.ts'
import { recordIn } from '../records/asked.ts'
import { program } from '../records/access.ts'
import { asProgram, type Act, type Transaction } from '../records/changeLog.ts'
import { readWhole } from '../records/visible.ts'
import { regionLines } from '../regions/seedRegions.ts'

/** What came of a piece that came back: whether its address is now known to be no good, or was another one already. */
export interface CameBack {
  readonly marked: boolean
}

/**
 * A piece came back: its recipient says so, and the address it bore is marked, so that nothing is sent there again. One
 * that is another by now is left alone.
 */
export function cameBack(
  office: Office,
  act: Act,
  asked: { readonly recipient: string; readonly on: string; readonly reason: string | null },
): CameBack {
  const { id } = recordIn(office, act.actor, {
    entity: 'mailingRecipient',
    id: asked.recipient,
  }).row
  // Where it went may be kept from whoever opens the letter box.
  const row = readWhole(office.reading, entities.mailingRecipient, undefined, program, id)
  const recipient = row as unknown as RowOf<Entities['mailingRecipient']>
  if (recipient.state !== 'printed') throw failure('invalid', problem([], 'notSent'))
  return office.store.transact(act, (tx) => {
    office.store.update(tx, entities.mailingRecipient, recipient.id, {
      state: 'returned',
      returnedOn: asked.on,
      returnReason: asked.reason,
    })
    return { marked: markAddress(office, tx, recipient, asked) }
  })
}

function markAddress(
  { store, rules }: Office,
  tx: Transaction,
  recipient: RowOf<Entities['mailingRecipient']>,
  { on, reason }: { readonly on: string; readonly reason: string | null },
): boolean {
  const name = recipient.addressFrom ?? 'customer'
  const id = recipient[name]
  const row = id && readWhole(tx, entities[name], rules[name], tx.act.actor, id)
  if (!row || row.deletedAt !== null) return false
  const regions = regionsOf(regionLines)
  const { address } = row as unknown as Pick<RowOf<Entities['customer']>, 'address'>
  const text = addressText(address && regionRead(address, regions), regions).slice(0, textLimit)
  if (text !== recipient.address) return false
  // It follows from what came back, whoever may change the address itself.
  store.update(asProgram(tx), entities[name], row.id, {
    mailReturnedOn: on,
    mailReturnReason: reason,
  })
  return true
}
