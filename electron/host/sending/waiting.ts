import { entities } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery, query } from '../database/query.ts'
import type { Office } from '../office.ts'
import { toRow, type StoredRow } from '../records/rows.ts'
import type { Recipient } from './deliverTo.ts'
import { mailKey } from './mailKey.ts'

/** Recipients that are found at once: the queue of a large mailing is long. */
const stretch = 100

/** Those who wait in the queue of a mailing, in its order. */
export interface Waiting {
  /** The next one who still waits: those who were put off come when nobody else is left. */
  next(): Recipient | undefined
  /** Has this one come next again. */
  back(recipient: Recipient): void
}

/** Goes through the queue of a mailing; `putOff` says how often each was. */
export function waitingIn(
  { reading }: Office,
  mailing: string,
  putOff: ReadonlyMap<string, number>,
): Waiting {
  const ahead: string[] = []
  const found = () =>
    reading
      .all(
        standing(mailing, 'waiting')
          .orderBy('position')
          .limit(stretch + putOff.size),
      )
      .map(({ id }) => id)
  const look = () => {
    const ids = found()
    const others = ids.filter((id) => !putOff.has(id))
    if (others.length > 0) return others
    return ids.sort((a, b) => (putOff.get(a) ?? 0) - (putOff.get(b) ?? 0))
  }
  const ifWaiting = (id: string): Recipient | undefined => {
    const stored = reading.first(
      anyQuery
        .selectFrom('mailingRecipient')
        .selectAll()
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .where('deletedAt', 'is', null),
    )
    return stored && (toRow(entities.mailingRecipient, stored as StoredRow) as unknown as Recipient)
  }
  return {
    next: () => {
      for (;;) {
        if (ahead.length === 0) ahead.push(...look())
        const id = ahead.shift()
        const recipient = id === undefined ? undefined : ifWaiting(id)
        if (recipient || id === undefined) return recipient
      }
    },
    back: ({ id }) => void ahead.unshift(id),
  }
}

/** Keys of the addresses at which a recipient of a mailing got it, or may have. */
export const reachedBy = ({ reading }: Office, mailing: string): Map<string, string> =>
  new Map(
    reading
      .all(
        query
          .selectFrom('mailingRecipient')
          .select(['id', 'address'])
          .where('mailing', '=', mailing)
          .where('state', 'in', ['sending', 'sent', 'unsure', 'bounced'])
          .where('deletedAt', 'is', null),
      )
      .flatMap(({ id, address }) => (address ? [[mailKey(address), id] as const] : [])),
  )

/** Recipients of a mailing that stand so. */
export const recipientsIn = (
  reading: Reading,
  mailing: string,
  state: Recipient['state'],
): string[] => reading.all(standing(mailing, state)).map(({ id }) => id)

const standing = (mailing: string, state: Recipient['state']) =>
  query
    .selectFrom('mailingRecipient')
    .select('id')
    .where('mailing', '=', mailing)
    .where('state', '=', state)
    .where('deletedAt', 'is', null)
