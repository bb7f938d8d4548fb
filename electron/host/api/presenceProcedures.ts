import { callerIn, procedures } from './procedures.ts'
import { recordAsked } from './recordAsked.ts'

/** Who has which record open. */
export const presenceProcedures = {
  stand: procedures.presence.stand.handler(({ input: { window, at }, context }) => {
    // Nobody learns of a record by standing at it.
    if (at) recordAsked(context, at)
    const { id, viewedBy } = callerIn(context)
    // Whoever looks through a colleague's eyes is not taken for them.
    return context.host.presence.stand(window, id, viewedBy === null ? at : null)
  }),
}
