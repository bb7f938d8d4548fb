import { callerIn, procedures } from './procedures.ts'
import { recordAsked } from './recordAsked.ts'

/** Who has which record open. */
export const presenceProcedures = {
  stand: procedures.presence.stand.handler(({ input: { window, at }, context }) => {
    // Nobody learns of a record by standing at it.
    if (at) recordAsked(context, at)
    return context.host.presence.stand(window, callerIn(context).id, at)
  }),
}
