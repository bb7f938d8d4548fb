import type { PrintAsked } from '../../../shared/api/printing.ts'
import type { HeldPieces } from '../mailings/heldPieces.ts'
import type { Office } from '../office.ts'
import type { Readings } from '../reading/readings.ts'
import { demand, type Actor } from '../records/access.ts'
import { entityIn } from '../records/asked.ts'
import { knownOffice } from '../records/knownOffice.ts'
import { blankCase, filledCase } from './forms/caseForm.ts'
import { caseLetter } from './forms/caseLetter.ts'
import { caseRegister } from './forms/caseRegister.ts'
import { mailingRun } from './forms/mailingRun.ts'
import { recoverySheet } from './forms/recoverySheet.ts'
import { surveySheets } from './forms/surveySheets.ts'
import { testSheet } from './forms/testSheet.ts'
import { composeTemplate, templateGiven } from './composeTemplate.ts'
import { draftOf } from './draftOf.ts'
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
  /** Id of the print. */
  readonly print: string
  /** Fires when nobody waits for it any more. */
  readonly signal?: AbortSignal | undefined
}

/** What a template is filled from. */
export type ComposeDesk = Pick<PrintDesk, 'office' | 'actor' | 'signal'>

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
  draft: (desk, asked) =>
    composeTemplate(desk, draftOf(desk, asked.draft), asked.recipients, asked),
  testSheet,
  recoverySheet,
  mailing: mailingRun,
}

/** Whose records a print tells of; an empty form tells of none. */
const printed: Readonly<Record<PrintAsked['form'], string | undefined>> = {
  caseBlank: undefined,
  case: 'serviceCase',
  register: 'serviceCase',
  letter: 'serviceCase',
  survey: 'customer',
  template: 'customer',
  draft: 'customer',
  mailing: 'mailing',
  testSheet: undefined,
  recoverySheet: undefined,
}

/** Composes what is to be printed. Throws `forbidden` for whoever may not print such records. */
export async function compose(desk: PrintDesk, asked: PrintAsked): Promise<Composed> {
  const { actor } = desk
  const office = knownOffice(desk.office, actor)
  const of = printed[asked.form]
  if (of !== undefined) demand(actor, entityIn(office, actor, of), 'print')
  return composers[asked.form]({ ...desk, office }, asked as never)
}
