import type { Address } from '../../../shared/fields/field.ts'
import { isWithin, rankOf } from '../../../shared/domain/regions.ts'
import type { RegionSaid, RunSource, SenderSaid } from '../../../shared/printing/recipient.ts'
import { query } from '../database/query.ts'
import type { Actor } from '../records/access.ts'
import type { Office } from '../office.ts'
import { regionLines } from '../regions/seedRegions.ts'
import { readSetting } from '../settings.ts'

/** What all recipients of a run are filled from. */
export function runSource(
  { office, actor }: { readonly office: Pick<Office, 'reading'>; readonly actor: Actor },
  asked: { readonly sender?: string | undefined; readonly region?: string | undefined },
): RunSource {
  return {
    sender: senderOf(office, asked.sender),
    me: nameOf(office, actor),
    regions: regionsIn(asked.region),
  }
}

const nameOf = ({ reading }: Pick<Office, 'reading'>, { user }: Actor): string | null =>
  (user && reading.first(query.selectFrom('user').select('name').where('id', '=', user))?.name) ||
  null

/** The sender that was chosen, else the first; where none was entered, the office by its name alone. */
function senderOf({ reading }: Pick<Office, 'reading'>, id: string | undefined): SenderSaid {
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
