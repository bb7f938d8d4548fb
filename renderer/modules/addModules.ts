import { addMailings } from './mailings/mailingAdditions.ts'
import { addPostcodes } from './printing/printPostcodes.ts'
import { addService } from './service/serviceAdditions.ts'
import { addSurveys } from './surveys/surveyAdditions.ts'

/** Adds what each module has to show to the screens of records: once, before anything is shown. */
export function addModules(): void {
  addMailings()
  addPostcodes()
  addService()
  addSurveys()
}
