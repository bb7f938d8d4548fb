import type { PrintAsked } from '../../../shared/api/printing.ts'
import type { HeldPieces } from '../mailings/heldPieces.ts'
import type { Office } from '../office.ts'
import type { Readings } from '../reading/readings.ts'
import type { Actor } from '../records/access.ts'
import { blankCase, filledCase } from './forms/caseForm.ts'
import { caseLetter } from './forms/caseLetter.ts'
import { caseRegister } from './forms/caseRegister.ts'
import { mailingRun } from './forms/mailingRun.ts'
import { surveySheets } from './forms/surveySheets.ts'
import { testSheet } from './forms/testSheet.ts'
import { composeTemplate, templateGiven } from './composeTemplate.ts'
import type { Composed } from './printing.ts'
import type { PrintWords } from './printWords.ts'

/** What a print is composed from. */
export interface PrintDesk {
  readonly office: Office
  readonly readings: Readings
  /** For whom: what they may not see is not printed. */
  readonly actor: Actor
  readonly words: PrintWords
  readonly heldPieces: HeldPieces
}

type AskedFor<F extends PrintAsked['form']> = Extract<PrintAsked, { form: F }>

/** Who composes which print. */
const composers: {
  readonly [F in PrintAsked['form']]: (
    desk: PrintDesk,
    asked: AskedFor<F>,
  ) => Composed | Promise<Composed>
} = {
  caseBlank: blankCase,
  case: filledCase,
  register: caseRegister,
  letter: caseLetter,
  survey: surveySheets,
  template: (desk, asked) =>
    composeTemplate(desk, templateGiven(desk, asked.template), asked.recipients, asked),
  draft: (desk, asked) => composeTemplate(desk, asked.draft, asked.recipients, asked),
  testSheet,
  mailing: mailingRun,
}

/** Composes what is to be printed. */
export const compose = async (desk: PrintDesk, asked: PrintAsked): Promise<Composed> =>
  composers[asked.form](desk, asked as never)
