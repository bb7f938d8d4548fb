import { z } from 'zod'
import type { AnyRow } from '../entity.ts'
import type { Address } from '../fields/field.ts'

/** To whom something goes: a customer, somebody there, or both; and whose address it bears. */
export const recipientSchema = z
  .strictObject({
    customer: z.uuid().nullable(),
    contact: z.uuid().nullable(),
    /** `main` is the contact's own address where there is one, else the customer's. */
    address: z.enum(['main', 'customer', 'contact']).default('main'),
  })
  .refine(({ customer, contact }) => customer !== null || contact !== null)

export type Recipient = z.infer<typeof recipientSchema>

/** Who writes, as it stands on envelopes and letters. */
export interface SenderSaid {
  readonly name: string
  readonly address: Address | null
  readonly phone: string | null
}

/** Records that hang on a customer, and so can be gone through in a text, with the name that each goes by there. */
export const recipientLists = {
  contacts: { entity: 'contact', each: 'contact' },
  cases: { entity: 'serviceCase', each: 'case' },
  interactions: { entity: 'interaction', each: 'interaction' },
  tasks: { entity: 'task', each: 'task' },
} as const

export type RecipientList = keyof typeof recipientLists

/** A region as a list of postcodes has it. */
export interface RegionSaid {
  readonly name: string
  readonly rank: 1 | 2 | 3
  readonly postcode: string
  readonly areaCode: string
}

/** What a recipient's fields are filled from. */
export interface RecipientSource {
  readonly customer: AnyRow | null
  readonly contact: AnyRow | null
  readonly address: Address | null
  readonly lists: Partial<Readonly<Record<RecipientList, readonly AnyRow[]>>>
}

/** What all recipients of a run are filled from. */
export interface RunSource {
  readonly sender: SenderSaid
  /** Name of the person who prints. */
  readonly me: string | null
  readonly regions: readonly RegionSaid[]
}
