import { actorOf } from '../accounts/people.ts'
import { seeCase, standingAlerts } from '../service/standingAlerts.ts'
import { callerIn, procedures } from './procedures.ts'

/** What somebody was told of cases near their limit, or over it. */
export const alertProcedures = {
  standing: procedures.alerts.standing.handler(({ context }) => {
    const { office } = context.host
    return standingAlerts(office.reading, callerIn(context).id, office.clock.now())
  }),

  see: procedures.alerts.see.handler(({ input, context }) =>
    seeCase(context.host.office, actorOf(callerIn(context)), input.case),
  ),
}
