import { procedures } from './procedures.ts'
import { askBeside } from './recordAsked.ts'

/** What surveys brought. */
export const surveyProcedures = {
  figures: procedures.surveys.figures.handler((call) => askBeside(call, 'surveyFigures')),
}
