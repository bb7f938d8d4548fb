import { freshAddress } from './returnedMail.ts'
import type { Rule } from './rule.ts'

/** Mail goes again to a contact who has another address. */
export const contact: Rule = {
  prepare: ({ tx, before, values }) => freshAddress(tx, before, values),
}
