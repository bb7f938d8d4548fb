import type { SharedWith } from '../../../shared/api/records.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'

/** With whom a record is shared, the first first. */
export const sharesOf = (reading: Reading, record: string): SharedWith[] =>
  reading
    .all(
      query
        .selectFrom('recordShare')
        .select(['id', 'user', 'department', 'mayEdit'])
        .where('record', '=', record)
        .where('deletedAt', 'is', null)
        .orderBy('rowid'),
    )
    .map((share) => ({ ...share, mayEdit: share.mayEdit === 1 }))
