import { sql, type RawBuilder } from 'kysely'
import { numbered, sortedBy } from './recordTable.ts'

/** Entities by now, and the columns that their lists are sorted by at first. */
const sorts: Readonly<Record<string, readonly string[]>> = {
  department: [],
  user: [],
  tag: ['titleKey'],
  dictionary: [],
  region: [],
  customer: ['titleKey', 'lastContactAt', 'nextTaskOn'],
  contact: ['titleKey'],
  interaction: ['at'],
  task: ['dueOn'],
  savedView: [],
  customField: [],
}

/**
 * A record stands in the search index under a number of its own, and no longer by way of a table between; a whole list is
 * read along indexes that hold what is not deleted.
 */
export const recency: RawBuilder<unknown>[] = [
  ...Object.entries(sorts).flatMap(([name, columns]) => [
    ...numbered(name),
    sql`update ${sql.id(name)}
      set recency = (select rowid from "searchEntry" where record = ${sql.id(name, 'id')})`,
    ...columns.map((column) => sql`drop index ${sql.id(`${name}_${column}`)}`),
    ...sortedBy(name, columns),
  ]),
  sql`drop table "searchEntry"`,
]
