import { actorOf } from '../accounts/people.ts'
import { rehearseImport } from '../importing/rehearseImport.ts'
import { runImport } from '../importing/runImport.ts'
import { demand } from '../records/access.ts'
import { knownOffice } from '../records/knownOffice.ts'
import { callerIn, procedures } from './procedures.ts'
import type { CalledBy } from './recordAsked.ts'

/** Sheets on their way in: read and written as far as the person knows the office. */
export const importProcedures = {
  rehearse: procedures.importing.rehearse.handler(({ input, context }) =>
    rehearseImport(...deskOf(context), input),
  ),

  run: procedures.importing.run.handler(async function* ({ input, context, signal }) {
    const [office, actor] = deskOf(context)
    demand(actor, office.registry.customer!, 'import')
    await context.host.backups.before('import', signal)
    yield* runImport(office, actor, input, signal)
  }),
}

function deskOf(context: CalledBy) {
  const actor = actorOf(callerIn(context))
  return [knownOffice(context.host.office, actor), actor] as const
}
