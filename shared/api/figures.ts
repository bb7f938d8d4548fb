import { type } from '@orpc/contract'
import { z } from 'zod'
import { dictionaries, type ChoiceOf } from '../dictionaries.ts'
import { isDate } from '../fields/date.ts'
import { procedure } from './procedure.ts'

const day = z.string().refine(isDate, 'notDate')

/** Which cases are counted: those received from one local day to another, and of these some. */
export interface CaseScope {
  /** `YYYY-MM-DD`, both included. */
  readonly from: string
  readonly to: string
  /** Of one kind; of all when null. */
  readonly kind: ChoiceOf<'caseKind'> | null
  /** Of a department and those below it; of everyone when null. */
  readonly department: string | null
}

/** So many cases have this; null stands for those that have nothing there. */
export interface CaseCount {
  readonly key: string | null
  readonly count: number
}

/** Cases received in a month. */
export interface CaseMonth {
  /** `YYYY-MM` */
  readonly month: string
  readonly count: number
  /** Answered after their limit, or not answered and over it. */
  readonly late: number
  /** Answered within their limit. */
  readonly onTime: number
  /** Grades given, and their sum: 5 for the best. */
  readonly graded: number
  readonly grades: number
}

export interface CaseHandler {
  /** Id of the user; null for nobody. */
  readonly key: string | null
  readonly open: number
  /** Of these, over the limit for their answer or their solution. */
  readonly overdue: number
}

/** All figures of service of a scope. What is open is told as it is now, whenever it was received. */
export interface CaseFigures {
  readonly count: number
  readonly kinds: readonly CaseCount[]
  /** By the very cause that was chosen. */
  readonly causes: readonly CaseCount[]
  /** The products named most often, and under null those without one. */
  readonly products: readonly CaseCount[]
  /** Cases of products named less often, and how many such products there are. */
  readonly otherProducts: { readonly count: number; readonly products: number }
  /** Every month of the span, those without a case too. */
  readonly months: readonly CaseMonth[]
  readonly channels: readonly CaseCount[]
  /** Codes of provinces; null for customers abroad, without a region, and for cases without a customer. */
  readonly regions: readonly CaseCount[]
  readonly handlers: readonly CaseHandler[]
  /** Open cases by days since they were received, in the order of `caseAges`. */
  readonly ages: readonly number[]
  /** Median of the office's working time from receiving to the first answer, ms; null where nothing was answered. */
  readonly answer: { readonly count: number; readonly median: number | null }
  /** The same up to the solution. */
  readonly solution: { readonly count: number; readonly median: number | null }
  /** Cases that were solved at least once, and of these the ones that were opened again. */
  readonly solved: number
  readonly reopened: number
}

export const figures = {
  /** Counts the cases of a scope in every way that is pictured. */
  service: procedure('signedIn')
    .input(
      z
        .strictObject({
          from: day,
          to: day,
          kind: z.enum(dictionaries.caseKind.codes).nullable(),
          department: z.uuid().nullable(),
        })
        .refine(({ from, to }) => from <= to && monthsApart(from, to) < mostMonths, 'spanTooLong'),
    )
    .output(type<CaseFigures>()),
}

/** Months that are pictured at the most. */
export const mostMonths = 120

const monthsApart = (from: string, to: string) => {
  const [year = 0, month = 0] = from.split('-').map(Number)
  const [lastYear = 0, lastMonth = 0] = to.split('-').map(Number)
  return (lastYear - year) * 12 + lastMonth - month
}
