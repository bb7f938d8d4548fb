import { caseAges, caseGrades } from '../../../shared/domain/caseFigures.ts'
import { dayAfter, startOfDay } from '../../../shared/fields/date.ts'
import type { CaseColumns } from './caseColumns.ts'

/**
 * What figures ask of a case, by the number of its row: the same that the filters in `caseFigures.ts` ask, which are
 * behind the lists that figures lead to. A test holds the two against each other. `now` is in UTC milliseconds.
 */
export function caseTests({ moments, marks, words, isReopened }: CaseColumns, now: number) {
  const { receivedAt, answeredAt, answerDueAt, waitingSince, solvedAt, solveDueAt } = moments
  /** Whether what a limit is for came after it; where it waits for the customer, its wait did. */
  const isMissed = (row: number, limit: Float64Array, came: Float64Array) => {
    const [at, since] = [came[row]!, waitingSince[row]!]
    return limit[row]! < (!Number.isNaN(at) ? at : !Number.isNaN(since) ? since : now)
  }
  const isLate = (row: number) => isMissed(row, answerDueAt, answeredAt)
  const has = (row: number, moment: Float64Array) => !Number.isNaN(moment[row]!)
  const gradeOf = new Map(
    caseGrades.map((code, at) => [words.indexOf(code), caseGrades.length - at]),
  )
  const ageStarts = caseAges.map(([, to]) =>
    to === null ? -Infinity : startOfDay(dayAfter(now, -to)),
  )
  return {
    isLate,
    /** Asked of one that is not late: whether it was answered, and there was a limit to keep. */
    isAnsweredInTime: (row: number) => has(row, answeredAt) && has(row, answerDueAt),
    isSolved: (row: number) => has(row, solvedAt) || isReopened[row] === 1,
    isReopened: (row: number) => isReopened[row] === 1,
    isOverdue: (row: number) =>
      (!has(row, answeredAt) && isLate(row)) ||
      (!has(row, solvedAt) && isMissed(row, solveDueAt, solvedAt)),
    /** 0 where there is none. */
    grade: (row: number) => gradeOf.get(marks.satisfaction[row]!) ?? 0,
    /** Place in `caseAges`. */
    age: (row: number) => ageStarts.findIndex((start) => receivedAt[row]! >= start),
  }
}
