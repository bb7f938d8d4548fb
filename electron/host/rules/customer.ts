import { gradeByHand } from '../service/satisfaction.ts'
import type { Rule } from './rule.ts'

/** How content a customer is follows from what they answered, unless somebody says otherwise. */
export const customer: Rule = {
  prepare: ({ tx, before, values }) => gradeByHand(tx, 'customer', before, values),
}
