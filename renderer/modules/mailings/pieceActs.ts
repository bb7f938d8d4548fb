import { postcodeFor, regionRead } from '../../../shared/domain/mailAddress.ts'
import type { Piece } from '../../../shared/domain/mailPiece.ts'
import type { Regions } from '../../../shared/domain/regions.ts'
import type { AnyValues } from '../../../shared/entity.ts'
import type { Address } from '../../../shared/fields/field.ts'
import { client } from '../../client.ts'
import { changing, toast, toastFailure } from '../../frame/toasts.ts'
import { outcomeOf } from '../../outcomeOf.ts'
import { waitWords } from '../../records/consent/consentActs.ts'
import { newId } from '../../records/ids.ts'
import { t } from '../../words.ts'

/** Says what was decided on some pieces, as one act that can be taken back. */
async function decide(
  mailing: string,
  pieces: readonly Piece[],
  values: AnyValues,
  said: string,
): Promise<void> {
  const changes = pieces.flatMap(({ decision }) => (decision ? [{ id: decision.id, values }] : []))
  const creates = pieces
    .filter(({ decision }) => !decision)
    .map(({ customer, contact, name }) => ({
      id: newId(),
      values: { mailing, customer, contact, name: name || '–', ...values },
    }))
  await change([{ entity: 'mailingRecipient', changes, creates }], said)
}

type Changes = Omit<Parameters<typeof client.records.changeEach>[0], 'act'>

/** Changes records of one entity after the other, as one act. */
const change = (parts: readonly Changes[], said: string): Promise<void> =>
  changing(async () => {
    const act = newId()
    let [failed, made, waiting] = [0, 0, 0]
    for (const part of parts) {
      const came = await outcomeOf(client.records.changeEach({ ...part, act }))
      failed += came.failures
      made += came.changed
      waiting += came.waiting
    }
    toast({
      text:
        failed > 0 ? t('list.bulk.failed', { count: failed }) : waitWords(said, { made, waiting }),
      undo: act,
    })
  }).catch(toastFailure)

/** Leaves pieces out. */
export const leaveOut = (mailing: string, pieces: readonly Piece[], reason = 'byHand') =>
  decide(
    mailing,
    pieces,
    { state: 'excluded', reason },
    t('mailings.leftOutSaid', { count: pieces.length }),
  )

/** Takes pieces in again. */
export const takeIn = (mailing: string, pieces: readonly Piece[]) =>
  decide(
    mailing,
    pieces,
    { state: 'ready', reason: null },
    t('mailings.takenIn', { count: pieces.length }),
  )

/** Sends pieces although something holds them. */
export const sendAnyway = (mailing: string, pieces: readonly Piece[]) =>
  decide(mailing, pieces, { accepted: true }, t('mailings.acceptedSaid', { count: pieces.length }))

/** Sends a piece to the other address of its recipient. */
export const takeOther = (mailing: string, piece: Piece) =>
  decide(
    mailing,
    [piece],
    { addressFrom: piece.from === 'customer' ? 'contact' : 'customer' },
    t('mailings.otherTaken'),
  )

/** Of pieces that go to one address, keeps the first of each. */
export function sendOnce(mailing: string, pieces: readonly Piece[]): Promise<void> {
  const seen = new Set<string>()
  const again = pieces.filter(({ key }) => seen.has(key) || !seen.add(key))
  return leaveOut(mailing, again, 'sameAddress')
}

/** The address of a piece with another postcode that fits it; undefined where it needs none, or none is known. */
export function withPostcode(piece: Piece, regions: Regions): Address | undefined {
  const isWrong = piece.issues.some((issue) =>
    ['noPostcode', 'badPostcode', 'postcodeElsewhere'].includes(issue),
  )
  if (!isWrong || !piece.address) return undefined
  const postcode = postcodeFor(piece.address, regions)
  if (!postcode || postcode === piece.address.postcode) return undefined
  return { ...regionRead(piece.address, regions), postcode }
}

/** Gives addresses the postcodes of their regions; one that somebody changed since it was seen stays as it is. */
export async function fillPostcodes(pieces: readonly Piece[], regions: Regions): Promise<void> {
  const parts = (['customer', 'contact'] as const).map((entity) => {
    const changes = pieces.flatMap((piece) => {
      const id = piece.from === entity && piece[entity]
      const address = withPostcode(piece, regions)
      return id && address ? [{ id, values: { address }, seen: { address: piece.address } }] : []
    })
    // Several contacts may be written to at their customer.
    return { entity, changes: [...new Map(changes.map((each) => [each.id, each])).values()] }
  })
  const filled = parts.filter(({ changes }) => changes.length > 0)
  const count = filled.reduce((sum, { changes }) => sum + changes.length, 0)
  await change(
    filled.map((part) => ({ ...part, creates: [] })),
    t('mailings.postcodesFilled', { count }),
  )
}
