import { actorOf } from '../accounts/people.ts'
import { rehearseImport } from '../importing/rehearseImport.ts'
import { runImport } from '../importing/runImport.ts'
import { demand } from '../records/access.ts'
import { callerIn, procedures } from './procedures.ts'

/** Sheets on their way in. */
export const importProcedures = {
  rehearse: procedures.importing.rehearse.handler(({ input, context }) =>
    rehearseImport(context.host.office, actorOf(callerIn(context)), input),
  ),

  run: procedures.importing.run.handler(async function* ({ input, context, signal }) {
    const { office, backups } = context.host
    const actor = actorOf(callerIn(context))
    demand(actor, office.registry.customer!, 'add')
    await backups.before('import', signal)
    yield* runImport(office, actor, input, signal)
  }),
}
