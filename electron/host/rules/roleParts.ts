import type { AnyRow } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { anyQuery } from '../database/query.ts'
import type { Transaction } from '../records/changeLog.ts'
import type { Rule } from './rule.ts'

/** What a role says of one thing it says once. */
const saidOnce = (entity: 'roleRight' | 'roleField', of: readonly string[]): Rule => ({
  follow: ({ tx, after }) => {
    tx.touch('office', 'state')
    if (after.deletedAt === null && hasTwin(tx, entity, of, after)) {
      throw failure('invalid', problem('entity', 'rightTaken'))
    }
  },
})

function hasTwin(tx: Transaction, entity: string, of: readonly string[], row: AnyRow): boolean {
  const same = of.reduce(
    (rows, name) => rows.where(name, '=', String(row[name])),
    anyQuery
      .selectFrom(entity)
      .select('id')
      .where('id', '!=', row.id)
      .where('deletedAt', 'is', null),
  )
  return tx.first(same) !== undefined
}

export const roleRight = saidOnce('roleRight', ['role', 'entity'])
export const roleField = saidOnce('roleField', ['role', 'entity', 'field'])
