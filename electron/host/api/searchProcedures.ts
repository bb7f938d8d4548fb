import { procedures } from './procedures.ts'
import { askBeside } from './recordAsked.ts'

/** One box over everything. */
export const searchProcedures = {
  find: procedures.search.find.handler((call) => askBeside(call, 'find')),
}
