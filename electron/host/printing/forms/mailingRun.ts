import type { PrintAsked } from '../../../../shared/api/printing.ts'
import { isSent } from '../../../../shared/domain/mailPiece.ts'
import type { Entities } from '../../../../shared/entities/registry.ts'
import type { RowOf } from '../../../../shared/entity.ts'
import { failure, problem } from '../../../../shared/failure.ts'
import { gatherPieces } from '../../mailings/gatherPieces.ts'
import { recordIn } from '../../records/asked.ts'
import { composeTemplate, templateGiven } from '../composeTemplate.ts'
import type { PrintDesk } from '../forms.ts'
import type { ComposedRun } from '../printing.ts'

/**
 * What of a mailing is still to go out, in its order, or so much of it from the first on; its pieces are held, so that what
 * was printed can be written down.
 */
export async function mailingRun(
  desk: PrintDesk,
  { id, count = Infinity }: Extract<PrintAsked, { form: 'mailing' }>,
): Promise<ComposedRun> {
  const { row } = recordIn(desk.office, desk.actor, { entity: 'mailing', id })
  const mailing = row as unknown as RowOf<Entities['mailing']>
  if (!mailing.template) throw failure('invalid', problem('template', 'required'))
  const template = templateGiven(desk, mailing.template)
  const gathering = gatherPieces(desk.readings, desk.actor, mailing, desk.signal)
  let step = await gathering.next()
  while (!step.done) step = await gathering.next()
  const pieces = step.value
  const recipients = pieces
    .filter(isSent)
    .slice(0, count)
    .map(({ customer, contact, from }) => ({ customer, contact, address: from }))
  if (recipients.length === 0) throw failure('invalid', problem([], 'nothingToSend'))
  const { copies, startAt, sender } = mailing
  const how = { copies, startAt, sender: sender ?? undefined }
  const composed = await composeTemplate(desk, template, recipients, how)
  if (composed.undecided.length > 0) {
    const names = composed.undecided.slice(0, 5).join(', ')
    throw failure('invalid', problem('template', 'wordUndecided', { names }))
  }
  const { template: printed } = mailing
  desk.heldPieces.hold(desk.actor.user ?? '', desk.print, {
    mailing: id,
    template: printed,
    pieces,
    count: recipients.length,
    before: mailing.pieces ?? 0,
  })
  return { ...composed, name: mailing.name }
}
