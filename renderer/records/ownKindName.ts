import { t } from '../words.ts'
import { additionsTo } from './additions.ts'

/** What records are to one of their own kind that they refer to: branches of a customer, what stands below a cause. */
export const ownKindName = (entity: string): string =>
  additionsTo(entity).related[entity]?.label?.() ??
  t(entity === 'customer' ? 'records.branches' : 'records.below')
