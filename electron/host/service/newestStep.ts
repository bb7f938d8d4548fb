import type { CaseState } from '../../../shared/domain/caseWay.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'

export interface NewestStep {
  readonly id: string
  readonly to: CaseState
  readonly at: number
}

/** The last step that a case took and that was not taken back. */
export const newestStep = (reading: Reading, id: string): NewestStep | undefined =>
  reading.first(
    query
      .selectFrom('caseStep')
      .select(['id', 'to', 'at'])
      .where('case', '=', id)
      .where('deletedAt', 'is', null)
      .orderBy('at', 'desc')
      .orderBy('rowid', 'desc')
      .limit(1)
      .$castTo<NewestStep>(),
  )
