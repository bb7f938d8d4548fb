import { gatherPieces } from '../../electron/host/mailings/gatherPieces.ts'
import { recordRun } from '../../electron/host/mailings/recordRun.ts'
import { readHere } from '../../electron/host/reading/readings.ts'
import type { Actor } from '../../electron/host/records/access.ts'
import { timelineOf } from '../../electron/host/records/timeline.ts'
import { readVisible } from '../../electron/host/records/visible.ts'
import type { Rules } from '../../electron/host/rules/rule.ts'
import { rules } from '../../electron/host/rules/rules.ts'
import type { MailingSource } from '../../shared/domain/mailingSource.ts'
import type { Piece } from '../../shared/domain/mailPiece.ts'
import { entities, type Entities, type EntityName } from '../../shared/entities/registry.ts'
import type { AnyValues, RowOf } from '../../shared/entity.ts'
import { actOf, tempOffice } from './office.ts'

type Mailing = RowOf<Entities['mailing']>

/** Some customers are for administrators alone. */
const guarded: Rules = {
  ...rules,
  customer: {
    ...rules['customer'],
    visible: (eb, { role }) => eb('number', '!=', role === 'staff' ? 'secret' : 'nobody'),
  },
}

/** An address in 杭州 that is right. */
export const at = (line: string, postcode = '310012') => ({ region: '330106', line, postcode })

/** What a generator comes to in the end. */
export async function finished<R>(steps: AsyncGenerator<unknown, R>): Promise<R> {
  for (;;) {
    const { done, value } = await steps.next()
    if (done) return value
  }
}

/** An office that sends mailings, with what tests do there. */
export function mailingOffice() {
  const desk = tempOffice({ rules: guarded })
  const readings = readHere(desk.office)

  const read = (name: EntityName, id: string) =>
    readVisible(desk.office.reading, entities[name], guarded[name], desk.chief, id)!
  const draft = (mailing: string) => read('mailing', mailing) as unknown as Mailing

  const piecesOf = (mailing: string, actor: Actor = desk.chief): Promise<Piece[]> =>
    finished(gatherPieces(readings, actor, draft(mailing)))

  return {
    desk,
    readings,
    read,
    draft,
    piecesOf,
    customer: (name: string, values: object = {}) =>
      desk.create('customer', { name, number: '1', ...values }).id,
    mailingTo: (which: MailingSource['which'], values: AnyValues & { entity?: string } = {}) => {
      const { entity = 'customer', ...more } = values
      const source = JSON.stringify({ entity, which })
      return desk.create('mailing', { name: '年末答谢', source, ...more }).id
    },
    /** Writes down that a mailing was printed, or so many pieces of it; resolves with the act. */
    recorded: async (mailing: string, count = Infinity) => {
      const act = actOf(desk.clerk)
      const { template, pieces: before } = draft(mailing)
      const printed = { template, pieces: await piecesOf(mailing), count, before: before ?? 0 }
      await finished(recordRun(desk.office, act, draft(mailing), printed))
      return act.id
    },
    recipientsOf: (mailing: string, actor: Actor = desk.chief) =>
      desk.lists.page(actor, entities.mailingRecipient, {
        filter: { field: 'mailing', op: 'oneOf', value: [mailing] },
        offset: 0,
        limit: 100,
      }).rows,
    timeline: (customer: string) =>
      timelineOf(
        desk.office,
        desk.chief,
        { entity: entities.customer, row: read('customer', customer) },
        { before: null, limit: 50, only: ['mailingRecipient'] },
      ),
    close: async () => {
      await readings.close()
      desk.close()
    },
  }
}
