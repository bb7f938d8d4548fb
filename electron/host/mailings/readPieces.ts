import { sql } from 'kysely'
import { addressKey } from '../../../shared/domain/mailAddress.ts'
import {
  issuesOf,
  type AddressSource,
  type Piece,
  type PieceDecision,
} from '../../../shared/domain/mailPiece.ts'
import { regionsOf } from '../../../shared/domain/regions.ts'
import type { ChoiceOf } from '../../../shared/dictionaries.ts'
import { keptFrom } from '../../../shared/rights/knownEntity.ts'
import type { Reading } from '../database/handle.ts'
import { idsIn, query } from '../database/query.ts'
import type { Actor } from '../records/access.ts'
import type { ListDesk } from '../records/listQueries.ts'
import { regionLines } from '../regions/seedRegions.ts'
import { refusedReaches } from '../sending/addressHolders.ts'
import { reachedPiece, refusalOf } from './reachedPiece.ts'
import {
  ofContacts,
  ofCustomers,
  takes,
  type Addressee,
  type SomeRecipients,
} from './recipientRows.ts'
import { withLacks } from './withLacks.ts'

/** What of a mailing decides who gets a piece, and where; of a few recipients at a time. */
export interface PieceQuestion {
  readonly mailing: string
  readonly template: string | null
  readonly output: ChoiceOf<'mailingOutput'>
  readonly entity: 'customer' | 'contact'
  readonly per: ChoiceOf<'mailingPer'>
  readonly addressFrom: ChoiceOf<'mailingAddress'>
  readonly enclosed: boolean
  readonly sender: string | null
  readonly some: SomeRecipients
}

interface Decided extends PieceDecision {
  readonly from: AddressSource | null
  /** It went out with an earlier part. */
  readonly printed: boolean
}

/**
 * The pieces of mail for some recipients that are still to go out, each checked by itself; who may not be seen gets none.
 */
export function readPieces(
  desk: Pick<ListDesk, 'reading' | 'registry' | 'rules' | 'clock'>,
  actor: Actor,
  asked: PieceQuestion,
): readonly Piece[] {
  const { entity, some } = asked
  const addressees =
    entity === 'customer' ? ofCustomers(desk, actor, some, asked) : ofContacts(desk, actor, some)
  const decided = decisionsOf(desk.reading, asked, addressees.map(idsOf))
  const { per, output } = asked
  const reads = (of: AddressSource, field: string) => {
    const kept = keptFrom(desk.registry[of]!, actor, field)
    return kept !== 'hidden' && kept !== 'masked'
  }
  const isMailed = isSentByMail(desk.reading, asked.template)
  const pieces = addressees.flatMap((addressee) => {
    const ids = idsOf(addressee)
    const decision = decided.get(keyOf(per, ids)) ?? null
    // It may have gone out before the customer had a contact, or the contact a customer.
    if ([ids.customer, ids.contact].some((id) => id && decided.get(id)?.printed)) return []
    return output === 'email' || output === 'sms'
      ? reachedPiece(addressee, { ...asked, output, reads }, decision)
      : pieceFor(addressee, { ...asked, isMailed }, decision)
  })
  return withLacks(desk, actor, asked, withRefusals(desk.reading, output, pieces))
}

/** The pieces with it said of those that go to an address or a number of a contact who refuses what goes out this way. */
function withRefusals(
  reading: Reading,
  output: PieceQuestion['output'],
  pieces: readonly Piece[],
): readonly Piece[] {
  if (output !== 'email' && output !== 'sms') return pieces
  const refused = refusedReaches(
    reading,
    output,
    new Set(pieces.flatMap(({ reach }) => reach ?? [])),
  )
  return pieces.map((piece) =>
    piece.reach && !piece.refused && refused.has(piece.reach)
      ? { ...piece, refused: true, issues: [...piece.issues, refusalOf[output]] }
      : piece,
  )
}

const idsOf = ({ customer, contact }: Addressee) => ({
  customer: customer?.id ?? null,
  contact: contact?.id ?? null,
})

/** Who a decision is about: it holds for the customer where each customer gets one piece. */
export const keyOf = (
  per: PieceQuestion['per'],
  { customer, contact }: { readonly customer: string | null; readonly contact: string | null },
): string | null => (per === 'customer' ? (customer ?? contact) : (contact ?? customer))

function pieceFor(
  { customer, contact }: Addressee,
  { addressFrom, output, isMailed }: PieceQuestion & { readonly isMailed: boolean },
  decided: Decided | null,
): Piece {
  const own = contact?.address ?? null
  const preferred = addressFrom === 'contact' && own ? 'contact' : 'customer'
  const from = (customer && (decided?.from ?? preferred)) || 'contact'
  const bearing = from === 'contact' ? contact : customer
  const elsewhere = from === 'contact' ? customer : contact
  const facts = {
    customer: customer?.id ?? null,
    contact: contact?.id ?? null,
    name: customer?.name ?? contact?.name ?? '',
    person: contact?.name ?? null,
    from,
    address: bearing?.address ?? null,
    returnedOn: bearing?.mailReturnedOn ?? null,
    refused: [customer, contact].some((one) => one && !takes(one, output)),
    deleted: [customer, contact].some((one) => one !== null && one.deletedAt !== null),
  } as const
  const regions = regionsOf(regionLines)
  const key = addressKey(facts.address, regions)
  const other = elsewhere?.address ?? null
  return {
    ...facts,
    other: other && addressKey(other, regions) !== key ? other : null,
    key,
    issues: issuesOf(facts, regions, isMailed),
    decision: decided && {
      id: decided.id,
      excluded: decided.excluded,
      accepted: decided.accepted,
    },
  }
}

/** Kinds of templates that stay in the office. */
const keptKinds = ['card', 'sheet']

function isSentByMail(reading: Reading, template: string | null): boolean {
  const kind =
    template &&
    reading.first(query.selectFrom('template').select('kind').where('id', '=', template))
  return !kind || !keptKinds.includes(kind.kind)
}

/** How many pieces of a mailing went out in parts so far; what an interrupted recording left is not among them. */
const piecesPrinted = (reading: Reading, mailing: string): number =>
  reading.first(query.selectFrom('mailing').select('pieces').where('id', '=', mailing))?.pieces ?? 0

const wentOut: readonly string[] = ['printed', 'returned'] satisfies ChoiceOf<'recipientState'>[]

/** What was decided on some recipients of a mailing, the last word on each; who was left out once is left out. */
export function decisionsOf(
  reading: Reading,
  { mailing, per }: Pick<PieceQuestion, 'mailing' | 'per'>,
  some: readonly ReturnType<typeof idsOf>[],
) {
  const printed = piecesPrinted(reading, mailing)
  const theirs = (of: 'customer' | 'contact') => idsIn(JSON.stringify(some.map((each) => each[of])))
  const rows = reading.all(
    query
      .selectFrom('mailingRecipient')
      .select(['id', 'customer', 'contact', 'state', 'accepted', 'addressFrom', 'position'])
      // Looked up by whom it is for: of a mailing there may be a hundred thousand.
      .where(sql<string>`+${sql.ref('mailing')}`, '=', mailing)
      .where((eb) =>
        eb.or([eb('customer', 'in', theirs('customer')), eb('contact', 'in', theirs('contact'))]),
      )
      .where('deletedAt', 'is', null)
      .orderBy('rowid'),
  )
  const decided = new Map<string | null, Decided>()
  for (const row of rows) {
    const key = keyOf(per, row)
    const before = decided.get(key)
    const decision = {
      id: row.id,
      excluded: row.state === 'excluded',
      accepted: row.accepted === 1,
      from: row.addressFrom,
      printed: wentOut.includes(row.state) && (row.position ?? Infinity) <= printed,
    }
    const isOut = before?.excluded && !decision.excluded
    decided.set(key, isOut ? { ...before, printed: before.printed || decision.printed } : decision)
  }
  return decided
}
