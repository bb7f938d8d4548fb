import type { ChangedEvent } from '../../../shared/api/contract.ts'
import { entityNamed } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { actorOf } from '../accounts/people.ts'
import type { Office } from '../office.ts'
import { mayDo, type Actor } from '../records/access.ts'
import { seesEvery } from '../records/visible.ts'
import { callerOf } from './caller.ts'
import { procedures, type OfficeContext } from './procedures.ts'

/** Milliseconds after which a watch with nothing to tell says that it is alive. */
const quiet = 20_000
/** Events kept for a watcher that does not read; what is more is told as "anything of this entity". */
const most = 200

/** What happens to records, as it happens. */
export const changeProcedures = {
  watch: procedures.changes.watch.handler(({ input, context, signal }) =>
    watched(context, input?.window, signal),
  ),
}

async function* watched(
  { host, connection }: OfficeContext,
  window: string | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly ChangedEvent[]> {
  let kept: readonly ChangedEvent[] = []
  let wake = () => {}
  const hear = () => wake()
  const session = host.sessions.look(connection.session ?? '')
  const ends = [signal, session?.ended, host.closing].filter((end) => end !== undefined)
  const stop = host.office.changed.watch((events) => {
    kept = shortened([...kept, ...events])
    wake()
  })
  const here = callerOf(host, connection, 'look')
  const leave =
    window !== undefined && here
      ? host.presence.enter(window, here, (record) => {
          kept = shortened([...kept, { entity: 'presence', records: [record], act: '' }])
          wake()
        })
      : () => {}
  for (const end of ends) end.addEventListener('abort', hear)
  try {
    while (!signal?.aborted && !host.closing.aborted) {
      const person = callerOf(host, connection, 'look')
      if (!person || session?.ended.aborted) throw failure('signedOut', problem([], 'signedOut'))
      const events = tellable(host.office, actorOf(person), kept)
      kept = []
      yield events
      if (kept.length > 0 || ends.some((end) => end.aborted)) continue
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, quiet)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  } finally {
    stop()
    leave()
    for (const end of ends) end.removeEventListener('abort', hear)
  }
}

/** What somebody may hear: where not everyone sees every record, none is named. */
function tellable(
  { registry, rules }: Office,
  actor: Actor,
  events: readonly ChangedEvent[],
): ChangedEvent[] {
  return events.flatMap((event) => {
    const entity = entityNamed(registry, event.entity)
    if (entity && !mayDo(actor, entity, 'see')) return []
    const isNamed = !entity || seesEvery(entity, rules[event.entity], actor)
    return [isNamed ? event : { ...event, records: null }]
  })
}

function shortened(events: readonly ChangedEvent[]): readonly ChangedEvent[] {
  if (events.length <= most) return events
  return [...new Set(events.map(({ entity }) => entity))].map((entity) => ({
    entity,
    records: null,
    act: '',
  }))
}
