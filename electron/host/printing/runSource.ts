import type { Address } from '../../../shared/fields/field.ts'
import { isWithin, rankOf } from '../../../shared/domain/regions.ts'
import type { RegionSaid, RunSource, SenderSaid } from '../../../shared/printing/recipient.ts'
import { query } from '../database/query.ts'
import { personWithId } from '../accounts/people.ts'
import type { Office } from '../office.ts'
import { regionLines } from '../regions/seedRegions.ts'
import { readSetting } from '../settings.ts'
import type { ComposeDesk } from './forms.ts'

/** What all recipients of a run are filled from. */
export function runSource(
  { office, actor }: ComposeDesk,
  asked: { readonly sender?: string | undefined; readonly region?: string | undefined },
): RunSource {
  return {
    sender: senderOf(office, asked.sender),
    me: actor.user ? (personWithId(office, actor.user)?.name ?? null) : null,
    regions: regionsIn(asked.region),
  }
}

/** The sender that was chosen, else the first; where none was entered, the office by its name alone. */
function senderOf({ reading }: Office, id: string | undefined): SenderSaid {
  const senders = reading.all(
    query
      .selectFrom('sender')
      .select(['id', 'name', 'address', 'phone'])
      .where('deletedAt', 'is', null)
      .orderBy('position')
      .orderBy('rowid'),
  )
  const found = senders.find((each) => each.id === id) ?? senders[0]
  if (!found) return { name: readSetting(reading, 'officeName') ?? '', address: null, phone: null }
  const { name, address, phone } = found
  return { name, address: address ? (JSON.parse(address) as Address) : null, phone }
}

/** The regions within one, or all; places that a code of a whole prefecture stands for come before what lies in them. */
function regionsIn(region: string | undefined): RegionSaid[] {
  return regionLines
    .filter(([code]) => region === undefined || isWithin(code, region))
    .map(([code, name, postcode, areaCode]) => ({ name, rank: rankOf(code), postcode, areaCode }))
}
