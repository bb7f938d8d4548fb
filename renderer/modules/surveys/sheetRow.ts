import { reactive } from 'vue'
import type { AnyValues } from '../../../shared/entity.ts'
import { dayOf } from '../../../shared/fields/date.ts'
import { newId } from '../../records/ids.ts'
import type { Answered } from './useResponse.ts'

/** A sheet of paper while it is typed in. */
export interface SheetRow {
  /** The response that it becomes, and the act that makes it: one sheet is one, however often it is sent. */
  readonly response: string
  readonly act: string
  customer: string | null
  /** What was typed for a customer who was not found. */
  text: string | undefined
  csat: number | null
  nps: number | null
  remark: string
  /** Answers to the office's own questions, by question. */
  answers: Record<string, Answered & { readonly id: string }>
}

export const emptyRow = (): SheetRow => ({
  response: newId(),
  act: newId(),
  customer: null,
  text: undefined,
  csat: null,
  nps: null,
  remark: '',
  answers: {},
})

/** Whether nothing was typed yet. */
export const isBlank = ({ customer, text, csat, nps, remark, answers }: SheetRow): boolean =>
  customer === null &&
  !text &&
  csat === null &&
  nps === null &&
  remark.trim() === '' &&
  Object.keys(answers).length === 0

/** The sheets at hand, one of each survey, and their day; they are still there for whoever comes back to the page. */
export const sheet = reactive({
  rows: {} as Record<string, SheetRow>,
  /** Sheets that were begun, each behind one that came back. */
  begun: {} as Record<string, SheetRow[]>,
  day: dayOf(Date.now()),
  began: Date.now(),
})

/** The sheet of a survey at hand: its answers are to that survey's questions. */
export function sheetOf(survey: string): SheetRow {
  if (!sheet.rows[survey]) turnOver(survey)
  return sheet.rows[survey]!
}

/** The sheet is done with, and the next one begins or goes on. */
export const turnOver = (survey: string): void =>
  void (sheet.rows[survey] = sheet.begun[survey]?.pop() ?? emptyRow())

/** A sheet that could not be saved is at hand again; what was begun meanwhile waits behind it. */
export function comeBack(survey: string, unsaved: SheetRow): void {
  const begun = sheet.rows[survey]
  if (begun && !isBlank(begun)) (sheet.begun[survey] ??= []).push(begun)
  sheet.rows[survey] = unsaved
}

/** Noon of a day, or this moment where it is today. */
export function momentOn(day: string, now: number): number {
  if (day === dayOf(now)) return now
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new Date(year, month - 1, date, 12).getTime()
}

/** The records that a sheet becomes: the response, and an answer for each question that has one. */
export function recordsOf(
  row: SheetRow,
  survey: string,
  at: number,
): { readonly entity: string; readonly id: string; readonly values: AnyValues }[] {
  const { customer, csat, nps, answers, response } = row
  const remark = row.remark.trim() || null
  return [
    {
      entity: 'surveyResponse',
      id: response,
      values: { survey, how: 'paper', at, customer, csat, nps, remark },
    },
    ...Object.entries(answers).map(([question, { id, ...given }]) => ({
      entity: 'surveyAnswer',
      id,
      values: { response, question, ...given },
    })),
  ]
}
