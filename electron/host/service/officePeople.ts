import type { OfficePeople } from '../../../shared/domain/caseEscalation.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'

/** Whom alerts can mean: everybody who can sign in, and the departments. */
export const officePeople = (reading: Reading): OfficePeople => ({
  users: reading.all(
    query
      .selectFrom('user')
      .select(['id', 'role', 'department'])
      .where('active', '=', 1)
      .where('deletedAt', 'is', null)
      .orderBy('rowid'),
  ),
  departments: reading.all(
    query.selectFrom('department').select(['id', 'parent', 'head']).where('deletedAt', 'is', null),
  ),
})
