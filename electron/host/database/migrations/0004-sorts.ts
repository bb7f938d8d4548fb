import type { RawBuilder } from 'kysely'
import { sortedBy } from './recordTable.ts'

/** What the lists that grow longest are sorted by beside their first sort: choices, people and when records came and changed. */
export const sorts: RawBuilder<unknown>[] = [
  ...sortedBy('customer', ['level', 'stage', 'owner', 'createdAt', 'updatedAt']),
  ...sortedBy('contact', ['createdAt', 'updatedAt']),
  ...sortedBy('interaction', ['kind', 'owner']),
  ...sortedBy('task', ['owner']),
]
