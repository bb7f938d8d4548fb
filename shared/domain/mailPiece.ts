import { hasPostcodes, postcodeFits } from './postcodeFit.ts'
import { regionRead } from './mailAddress.ts'
import { nameKey } from './nameKey.ts'
import type { Regions } from './regions.ts'
import type { Address } from '../fields/field.ts'
import { isWestern, postcodeDigits } from '../printing/postalAddress.ts'

/** Whose address a piece of mail bears. */
export type AddressSource = 'customer' | 'contact'

/**
 * What may be wrong with a piece of mail, the gravest first, and what that means: it is not sent (`bars`), it is not
 * sent unless somebody says so (`holds`), or it is sent and told (`warns`).
 */
export const pieceIssues = {
  deleted: 'bars',
  noName: 'bars',
  noConsent: 'bars',
  refusedEmail: 'bars',
  refusedText: 'bars',
  noEmail: 'bars',
  noMobile: 'bars',
  noAddress: 'bars',
  lacksNeeded: 'bars',
  incomplete: 'holds',
  noPostcode: 'holds',
  badPostcode: 'holds',
  returned: 'holds',
  emailReturned: 'holds',
  sameReach: 'holds',
  postcodeElsewhere: 'warns',
  sameAddress: 'warns',
} as const

export type PieceIssue = keyof typeof pieceIssues

/** A field of a recipient that a template asks for. */
export interface Lack {
  readonly of: AddressSource
  readonly field: string
}

/** What somebody decided on a piece, kept as a record. */
export interface PieceDecision {
  /** Id of the record. */
  readonly id: string
  readonly excluded: boolean
  /** It is sent although something holds it. */
  readonly accepted: boolean
}

/** What is known of one piece of mail before it is checked. */
export interface PieceFacts {
  readonly customer: string | null
  readonly contact: string | null
  /** The customer's name; of somebody without a customer, their own. */
  readonly name: string
  /** To whom it goes there. */
  readonly person: string | null
  readonly from: AddressSource
  readonly address: Address | null
  /** The email address or the number that it goes to, where it does not go by post. */
  readonly reach?: string | null
  /** The day on which something sent there came back. */
  readonly returnedOn: string | null
  /** Somebody said that they want no mail. */
  readonly refused: boolean
  readonly deleted: boolean
}

/** A piece of mail: to whom it goes, where, and what is wrong with it. */
export interface Piece extends PieceFacts {
  /** What else it could bear. */
  readonly other: Address | null
  /** Under which two spellings of its address meet; empty for what names no house. */
  readonly key: string
  readonly issues: readonly PieceIssue[]
  /** Fields of which one at least has to be filled for each thing that is needed and stays empty. */
  readonly lacks?: readonly Lack[]
  readonly decision: PieceDecision | null
}

/** What is wrong with a piece, taken by itself. What stays in the office needs no address, and nobody's consent. */
export function issuesOf(piece: PieceFacts, regions: Regions, isMailed = true): PieceIssue[] {
  const found: PieceIssue[] = []
  if (piece.deleted) found.push('deleted')
  if (!nameKey(piece.name) && !nameKey(piece.person ?? '')) found.push('noName')
  if (!isMailed) return found
  if (piece.refused) found.push('noConsent')
  found.push(...addressIssues(piece.address, regions))
  if (piece.returnedOn) found.push('returned')
  return found
}

function addressIssues(held: Address | null, regions: Regions): PieceIssue[] {
  const address = held ? regionRead(held, regions) : {}
  const { region, country, place, line } = address
  if (!region && !country && !place && !line) return ['noAddress']
  if (!line || !(region ?? country ?? place)) return ['incomplete']
  if (isWestern(address) || (region && !hasPostcodes(region))) return []
  if (!address.postcode) return ['noPostcode']
  const postcode = postcodeDigits(address.postcode)
  if (postcode === null) return ['badPostcode']
  return !region || postcodeFits(postcode, region, regions) ? [] : ['postcodeElsewhere']
}

/** Whether a piece is sent. */
export function isSent({ issues, decision }: Pick<Piece, 'issues' | 'decision'>): boolean {
  if (decision?.excluded) return false
  return issues.every((issue) => {
    const means = pieceIssues[issue]
    return means === 'warns' || (means === 'holds' && decision?.accepted === true)
  })
}

/** The gravest of what keeps a piece from being sent; undefined where it is sent, or somebody left it out. */
export function barOf(piece: Pick<Piece, 'issues' | 'decision'>): PieceIssue | undefined {
  if (piece.decision?.excluded || isSent(piece)) return undefined
  return (Object.keys(pieceIssues) as PieceIssue[]).find(
    (issue) => pieceIssues[issue] !== 'warns' && piece.issues.includes(issue),
  )
}
