import type { MailingCheck, MailingRecord } from '../../../shared/api/mailings.ts'
import type { Entities } from '../../../shared/entities/registry.ts'
import type { RowOf } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { actorOf } from '../accounts/people.ts'
import { cameBack } from '../mailings/cameBack.ts'
import { gatherPieces } from '../mailings/gatherPieces.ts'
import { recordRun } from '../mailings/recordRun.ts'
import { callerIn, procedures } from './procedures.ts'
import { recordAsked, type CalledBy } from './recordAsked.ts'

/** Pieces that cross at once. */
const part = 500

/** Mailings: who gets one, that it was printed, and what came back. */
export const mailingProcedures = {
  check: procedures.mailings.check.handler(({ input, context, signal }) =>
    checked(context, input.mailing, signal),
  ),

  record: procedures.mailings.record.handler(({ input, context, signal }) =>
    recorded(context, input, signal),
  ),

  cameBack: procedures.mailings.cameBack.handler(({ input, context }) =>
    cameBack(context.host.office, actIn(context, input.act), input),
  ),
}

async function* checked(
  context: CalledBy,
  id: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<MailingCheck, void> {
  const { mailing, actor } = mailingAsked(context, id)
  const pieces = yield* gatherPieces(context.host.readings, actor, mailing, signal)
  for (let from = 0; from < pieces.length; from += part) {
    yield { kind: 'pieces', pieces: pieces.slice(from, from + part) }
  }
}

async function* recorded(
  context: CalledBy,
  input: {
    readonly mailing: string
    readonly print: string | null
    readonly count?: number | undefined
    readonly before: number
    readonly act: string
  },
  signal: AbortSignal | undefined,
): AsyncGenerator<MailingRecord, void> {
  const { mailing, actor } = mailingAsked(context, input.mailing)
  const { office, readings, heldPieces } = context.host
  const printed = input.print
    ? heldPieces.of(actor.user ?? '', input.print)
    : {
        mailing: mailing.id,
        template: mailing.template,
        pieces: yield* gatherPieces(readings, actor, mailing, signal),
        count: input.count ?? Infinity,
        before: input.before,
      }
  if (printed?.mailing !== mailing.id) throw failure('gone', problem([], 'printedUnknown'))
  const act = actIn(context, input.act)
  // A colleague may have written it down while its pieces were gathered.
  const now = mailingAsked(context, input.mailing).mailing
  const stopped = !(yield* recordRun(office, act, now, printed, signal))
  yield { kind: 'done', stopped }
}

function mailingAsked(context: CalledBy, id: string) {
  const { row, actor } = recordAsked(context, { entity: 'mailing', id })
  if (row.deletedAt !== null) throw failure('notFound', problem([], 'notFound'))
  return { actor, mailing: row as unknown as RowOf<Entities['mailing']> }
}

const actIn = (context: CalledBy, id: string) =>
  ({ id, source: 'interface', actor: actorOf(callerIn(context)) }) as const
