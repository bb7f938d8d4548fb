import { sql } from 'kysely'
import { entities, type Entities } from '../../../shared/entities/registry.ts'
import type { RowOf } from '../../../shared/entity.ts'
import { dayOf } from '../../../shared/fields/date.ts'
import { anyQuery, idsIn } from '../database/query.ts'
import type { Office } from '../office.ts'
import { program } from '../records/access.ts'
import { asProgram, type Act } from '../records/changeLog.ts'
import { toRow, type StoredRow } from '../records/rows.ts'
import { readWhole } from '../records/visible.ts'
import { addressHolders, type AddressHolder } from './addressHolders.ts'
import { mailKey, mailSpellings } from './mailKey.ts'

type Recipient = RowOf<Entities['mailingRecipient']>

/** Who answered to a mailing that they want no more. */
export interface Refusal {
  readonly output: 'email' | 'sms'
  readonly address: string
  /** Of the emails that were answered. */
  readonly messageIds: readonly string[]
  /** When they wrote it, in UTC milliseconds; null where nobody knows. */
  readonly at: number | null
}

/** Milliseconds by which the clock of whoever writes may be wrong. */
const hour = 3_600_000

const consents = { email: 'mayEmail', sms: 'mayText' } as const

/**
 * Withdraws the consent of everybody who got a mailing at an address, or whose message was answered, and of all others at that
 * address, under one act. Answers whether somebody had not refused before. An address that nothing was sent to withdraws nothing,
 * nor does an answer that was heeded before what was sent since: whoever consented anew meanwhile meant it.
 */
export function markRefused(office: Office, act: Act, refusal: Refusal): boolean {
  const { store, rules, reading, ids, clock } = office
  const field = consents[refusal.output]
  const recipients = recipientsOf(office, refusal)
  if (recipients.length === 0) return false
  const at = new Set(recipients.flatMap(({ address }) => (address ? mailKey(address) : [])))
  const whose = [
    ...recipients.flatMap(holderOf),
    ...[...at].flatMap((address) => addressHolders(reading, refusal.output, address)),
  ]
  const each = new Map(whose.map((holder) => [`${holder.name} ${holder.id}`, holder]))
  const taking = [...each.values()].filter(({ name, id }) => {
    const row = readWhole(reading, entities[name], rules[name], program, id)
    return row?.deletedAt === null && row[field] !== false
  })
  if (taking.length > 0) {
    store.transact({ ...act, many: true }, (tx) => {
      // It follows from what they wrote, whoever may change it themselves.
      for (const { name, id } of taking) {
        store.update(asProgram(tx), entities[name], id, { [field]: false })
        tx.note({ kind: 'optedOut', entity: name, record: id, detail: { way: refusal.output } })
      }
    })
  }
  // Of an act of its own: whoever takes the withdrawal back is not asked again for the same answer.
  const noted = { id: ids(), source: 'clock', actor: program } as const
  store.transact(noted, (tx) => {
    const refusedOn = dayOf(clock.now())
    for (const { id } of recipients) store.update(tx, entities.mailingRecipient, id, { refusedOn })
  })
  return taking.length > 0
}

function holderOf(recipient: Recipient): AddressHolder[] {
  const name = recipient.addressFrom ?? 'customer'
  const id = recipient[name]
  return id ? [{ name, id }] : []
}

function recipientsOf(
  { reading }: Office,
  { output, address, messageIds, at }: Refusal,
): Recipient[] {
  const rows = anyQuery
    .selectFrom('mailingRecipient')
    .innerJoin('mailing', 'mailing.id', 'mailingRecipient.mailing')
    .selectAll('mailingRecipient')
    .where('mailing.output', '=', output)
    .where('mailingRecipient.state', 'in', ['sent', 'unsure', 'bounced'])
    .where('mailingRecipient.deletedAt', 'is', null)
  const answered = reading.all(
    rows.where('mailingRecipient.messageId', 'in', idsIn(JSON.stringify(messageIds))),
  )
  const sent = (found: readonly unknown[]) =>
    found.map(
      (stored) => toRow(entities.mailingRecipient, stored as StoredRow) as unknown as Recipient,
    )
  const isOpen = ({ refusedOn }: Recipient) => refusedOn === null
  if (answered.length > 0) return sent(answered).filter(isOpen)
  const there = sent(
    reading.all(
      rows.where(sql<string>`lower("mailingRecipient".address)`, 'in', mailSpellings(address)),
    ),
  )
  // Of an answer without a time nobody knows whether it is the one that was heeded then.
  if (at === null) return there.every(isOpen) ? there : []
  return there.filter((recipient) => isOpen(recipient) && (recipient.printedAt ?? 0) < at + hour)
}
