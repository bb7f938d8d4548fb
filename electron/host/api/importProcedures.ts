import { actorOf } from '../accounts/people.ts'
import { rehearseImport } from '../importing/rehearseImport.ts'
import { runImport } from '../importing/runImport.ts'
import { callerIn, procedures } from './procedures.ts'

/** Sheets on their way in. */
export const importProcedures = {
  rehearse: procedures.importing.rehearse.handler(({ input, context }) =>
    rehearseImport(context.host.office, actorOf(callerIn(context)), input),
  ),

  run: procedures.importing.run.handler(({ input, context, signal }) =>
    runImport(context.host.office, actorOf(callerIn(context)), input, signal),
  ),
}
