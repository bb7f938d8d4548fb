import { sql, type RawBuilder } from 'kysely'

/** Of an address that a message goes to it is asked each time whether it is that of a contact who wants none: few want none. */
export const refusals: RawBuilder<unknown>[] = [
  sql`create index contact_refusals on contact (lower(email)) where "mayEmail" = 0 and "deletedAt" is null`,
]
