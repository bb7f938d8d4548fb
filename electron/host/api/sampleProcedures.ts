import { actorOf } from '../accounts/people.ts'
import { clearSample } from '../sample/clearSample.ts'
import { fillSample } from '../sample/fillSample.ts'
import { callerIn, procedures } from './procedures.ts'

/** The sample office, in and out. */
export const sampleProcedures = {
  fill: procedures.sample.fill.handler(({ input, context, signal }) =>
    fillSample(context.host.office, { id: input.act, actor: actorOf(callerIn(context)) }, signal),
  ),

  clear: procedures.sample.clear.handler(({ input, context }) =>
    clearSample(context.host.office, { id: input.act, actor: actorOf(callerIn(context)) }),
  ),
}
