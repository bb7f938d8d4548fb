import { actorOf } from '../accounts/people.ts'
import { decide, withdraw } from '../consent/decide.ts'
import { proposalsOf, seeDecisions, standingProposals } from '../consent/standingProposals.ts'
import { callerIn, procedures, writerIn } from './procedures.ts'
import type { CalledBy } from './recordAsked.ts'

/** Changes that wait for consent, and what is decided on them. */
export const consentProcedures = {
  standing: procedures.consent.standing.handler(({ context }) =>
    standingProposals(context.host.office, actorOf(callerIn(context))),
  ),

  of: procedures.consent.of.handler(({ input, context }) =>
    proposalsOf(context.host.office, actorOf(callerIn(context)), input),
  ),

  decide: procedures.consent.decide.handler(({ input, context }) =>
    decide(context.host.office, actOf(context, input.act), input),
  ),

  withdraw: procedures.consent.withdraw.handler(({ input, context }) =>
    withdraw(context.host.office, actOf(context, input.act), input.ids),
  ),

  see: procedures.consent.see.handler(({ input, context }) =>
    seeDecisions(context.host.office, actorOf(writerIn(context)), input.ids),
  ),
}

const actOf = (context: CalledBy, id: string) =>
  ({ id, source: 'interface', actor: actorOf(callerIn(context)) }) as const
