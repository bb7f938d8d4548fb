import { z } from 'zod'
import { whichSchema, type BulkWhich } from '../api/bulk.ts'

/** To whom a mailing goes: some records, or a whole list by its filter but for a few. */
export interface MailingSource {
  readonly entity: 'customer' | 'contact'
  readonly which: BulkWhich
  /** What the list was called where it was chosen: a view, a segment. */
  readonly called?: string | undefined
}

export const mailingSourceSchema: z.ZodType<MailingSource> = z.strictObject({
  entity: z.enum(['customer', 'contact']),
  which: whichSchema,
  called: z.string().max(200).optional(),
})

/** Reads what a mailing holds, from JSON; undefined for what can't be understood. */
export function mailingSourceOf(json: unknown): MailingSource | undefined {
  try {
    return mailingSourceSchema.safeParse(JSON.parse(String(json))).data
  } catch {
    return undefined
  }
}
