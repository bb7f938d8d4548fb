import { callerIn, procedures } from './procedures.ts'
import { recordAsked } from './recordAsked.ts'

/** Who has which record open. */
export const presenceProcedures = {
  stand: procedures.presence.stand.handler(({ input: { window, at }, context }) => {
    // Nobody learns of a record by standing at it, nor of a field that is kept from them.
    const fields = at ? recordAsked(context, at).entity.fields : {}
    const { id, viewedBy } = callerIn(context)
    // Whoever looks through a colleague's eyes is not taken for them.
    const others = context.host.presence.stand(window, id, viewedBy === null ? at : null)
    const known = (field: string | null) => (field && Object.hasOwn(fields, field) ? field : null)
    return others.map((other) => ({ ...other, field: known(other.field) }))
  }),
}
