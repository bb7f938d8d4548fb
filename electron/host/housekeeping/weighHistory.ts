import { sql } from 'kysely'
import type { HistoryWeight } from '../../../shared/api/housekeeping.ts'
import { handleOn } from '../database/handle.ts'
import { openReader } from '../database/open.ts'
import { forgettable } from '../journal/emptyEntries.ts'

/** What of the history lies before a moment (UTC milliseconds) and can be let go of. */
export function weighHistory({ file, before }: { file: string; before: number }): HistoryWeight {
  const connection = openReader(file)
  try {
    const found = handleOn(connection).first(
      forgettable(before).select([
        sql<number>`count(*)`.as('entries'),
        sql<number>`coalesce(sum(length(fields)), 0)`.as('bytes'),
        sql<number | null>`min(at)`.as('oldest'),
      ]),
    )
    return { entries: 0, bytes: 0, oldest: null, ...found }
  } finally {
    connection.close()
  }
}
