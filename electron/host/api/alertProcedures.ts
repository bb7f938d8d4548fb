import { actorOf } from '../accounts/people.ts'
import { seeCase } from '../service/standingAlerts.ts'
import { procedures, writerIn } from './procedures.ts'
import { askBeside } from './recordAsked.ts'

/** Alerts told at once: whoever has more opens the list of cases. */
const most = 100

/** What somebody was told of cases near their limit, or over it. */
export const alertProcedures = {
  standing: procedures.alerts.standing.handler((call) =>
    askBeside({ ...call, input: { most } }, 'standingAlerts'),
  ),

  see: procedures.alerts.see.handler(({ input, context }) =>
    seeCase(context.host.office, actorOf(writerIn(context)), input.case),
  ),
}
