import { procedures } from './procedures.ts'
import { askBeside } from './recordAsked.ts'

/** What is counted over whole lists, to be pictured. */
export const figureProcedures = {
  service: procedures.figures.service.handler((call) => askBeside(call, 'serviceFigures')),
}
