import { type } from '@orpc/contract'
import { z } from 'zod'
import type { Tally } from '../domain/surveyFigures.ts'
import { procedure } from './procedure.ts'

/** How often a question of the office's own was answered with what. */
export interface QuestionFigures {
  readonly question: string
  readonly grades: Tally
  readonly choices: Readonly<Record<string, number>>
  /** Answers in words. */
  readonly texts: number
}

/** How many answered with what. */
export interface SurveyTally {
  readonly csat: Tally
  readonly nps: Tally
  /** By outcome. */
  readonly outcomes: Readonly<Record<string, number>>
}

/** The same of the responses of one month, `YYYY-MM`. */
export interface SurveyMonth extends SurveyTally {
  readonly month: string
}

/** What a survey brought, the newest months told apart. */
export interface SurveyFigures extends SurveyTally {
  readonly months: readonly SurveyMonth[]
  readonly questions: readonly QuestionFigures[]
}

export const surveys = {
  /** Figures of a survey over the responses from a moment on, UTC milliseconds; over all of them when absent. */
  figures: procedure('signedIn')
    .input(z.strictObject({ survey: z.uuid(), from: z.number().nullable().default(null) }))
    .output(type<SurveyFigures>()),
}
