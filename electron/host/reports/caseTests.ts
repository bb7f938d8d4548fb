import { caseAges, caseGrades } from '../../../shared/domain/caseFigures.ts'
import { dayAfter, startOfDay } from '../../../shared/fields/date.ts'
import type { CaseColumns, CaseMoment } from './caseColumns.ts'

/**
 * What figures ask of a case, by the number of its row: the same that the filters in `caseFigures.ts` ask, which are
 * behind the lists that figures lead to. A test holds the two against each other. `now` is in UTC milliseconds.
 */
export function caseTests({ moments, marks, words, isReopened }: CaseColumns, now: number) {
  const has = (row: number, moment: CaseMoment) => !Number.isNaN(moments[moment][row]!)
  /** Whether what a limit is for came after it; where it waits for the customer, its wait did. */
  const isMissed = (row: number, limit: CaseMoment, came: CaseMoment) =>
    moments[limit][row]! <
    (has(row, came)
      ? moments[came][row]!
      : has(row, 'waitingSince')
        ? moments.waitingSince[row]!
        : now)
  const isLate = (row: number) => isMissed(row, 'answerDueAt', 'answeredAt')
  const gradeOf = new Map<string | null, number>(
    caseGrades.map((code, at) => [code, caseGrades.length - at]),
  )
  const ageStarts = caseAges.map(([, to]) =>
    to === null ? -Infinity : startOfDay(dayAfter(now, -to)),
  )
  return {
    isLate,
    isOnTime: (row: number) => has(row, 'answeredAt') && has(row, 'answerDueAt') && !isLate(row),
    isSolved: (row: number) => has(row, 'solvedAt') || isReopened[row] === 1,
    isReopened: (row: number) => isReopened[row] === 1,
    isOverdue: (row: number) =>
      (!has(row, 'answeredAt') && isLate(row)) ||
      (!has(row, 'solvedAt') && isMissed(row, 'solveDueAt', 'solvedAt')),
    /** 0 where there is none. */
    grade: (row: number) => gradeOf.get(words[marks.satisfaction[row]!]!) ?? 0,
    /** Place in `caseAges`. */
    age: (row: number) => ageStarts.findIndex((start) => moments.receivedAt[row]! >= start),
  }
}
