import { actorOf } from '../accounts/people.ts'
import { findRecords } from '../records/search.ts'
import { callerIn, procedures } from './procedures.ts'

/** One box over everything. */
export const searchProcedures = {
  find: procedures.search.find.handler(({ input, context }) =>
    findRecords(context.host.office, actorOf(callerIn(context)), input),
  ),
}
