import { sql, type RawBuilder } from 'kysely'

/** What nobody owns is whose who made it: by who made it, among what nobody owns, which in an imported office may be most. */
export const nobodys: RawBuilder<unknown>[] = [
  'customer',
  'interaction',
  'task',
  'serviceCase',
].map(
  (table) =>
    sql`create index ${sql.id(`${table}_nobodys`)} on ${sql.id(table)} ("createdBy") where owner is null and "deletedAt" is null`,
)
