import { gradeOf, satisfactionFrom } from '../../../shared/domain/satisfaction.ts'
import type { AnyRow, AnyValues } from '../../../shared/entity.ts'
import { entities } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
import type { Transaction } from '../records/changeLog.ts'
import { sameValue } from '../records/rows.ts'
import type { Change } from '../rules/rule.ts'

/** What has a satisfaction, by the field of a response that names it. */
type Graded = 'customer' | 'case'

/** The grade that follows from the answers of a customer, or from those about a case; null where nobody answered. */
function gradeFrom(reading: Reading, of: Graded, id: string): string | null {
  const given = reading.all<{ id: string; at: number; csat: number }>(
    query
      .selectFrom('surveyResponse')
      .select(['id', 'at', 'csat'])
      .where(of, '=', id)
      .where('csat', 'is not', null)
      .where('deletedAt', 'is', null)
      .$narrowType<{ csat: number }>(),
  )
  const found = satisfactionFrom(given)
  return found && gradeOf(found.mean, hiddenGrades(reading))
}

const hiddenGrades = (reading: Reading): ReadonlySet<string> =>
  new Set(
    reading
      .all(
        query
          .selectFrom('dictionary')
          .select('code')
          .where('list', '=', 'satisfaction')
          .where('hidden', '=', 1)
          .where('deletedAt', 'is', null),
      )
      .map(({ code }) => code),
  )

/**
 * A grade that somebody sets stays until it is emptied: then the answers decide again. The same grade set once more is
 * still theirs.
 */
export function gradeByHand(
  tx: Transaction,
  of: Graded,
  before: AnyRow | null,
  values: AnyValues,
): AnyValues {
  const { satisfaction, satisfactionSetAt } = values
  const told = satisfactionSetAt !== undefined
  if (
    !told &&
    sameValue(satisfaction, satisfaction === undefined ? undefined : before?.satisfaction)
  ) {
    return {}
  }
  // The moment that an undo brings back without its grade would make one of the answers' somebody's own.
  if (typeof satisfactionSetAt === 'number' && satisfaction === undefined) {
    return { satisfactionSetAt: before?.satisfactionSetAt ?? null }
  }
  const setAt = told ? satisfactionSetAt : satisfaction === null ? null : tx.now
  if (setAt !== null) return { satisfactionSetAt: setAt }
  return {
    satisfactionSetAt: null,
    satisfaction: before ? gradeFrom(tx, of, before.id) : null,
  }
}

const tables = { customer: entities.customer, case: entities.serviceCase } as const

/** Gives a customer or a case the grade of its answers, unless somebody set one. */
export function deriveGrade({ tx, derive }: Change, of: Graded, id: string): void {
  const table = tables[of]
  const held = tx.first(
    query.selectFrom(table.name).select(['satisfaction', 'satisfactionSetAt']).where('id', '=', id),
  )
  if (!held || held.satisfactionSetAt !== null) return
  const satisfaction = gradeFrom(tx, of, id)
  if (satisfaction !== held.satisfaction) derive(table, id, { satisfaction })
}
