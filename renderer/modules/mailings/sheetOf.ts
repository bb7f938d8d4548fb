import type { Piece } from '../../../shared/domain/mailPiece.ts'
import { mostRecipients } from '../../../shared/api/printing.ts'
import { readLayout } from '../../../shared/printing/layout.ts'
import { isForAll, listsAsked } from '../../../shared/printing/listsAsked.ts'
import type { Template } from '../templates/templateData.ts'
import type { Mailing } from './mailingData.ts'

/** What lies on one sheet, copies and all, and where on it the first of them begins, from 1. */
export interface Sheet {
  readonly pieces: readonly Piece[]
  readonly startAt: number
  /** Number of the sheet, from 1, and how many there are. */
  readonly number: number
  readonly of: number
}

/** The sheet on which a piece lies: of labels many lie on one, a list of everybody has them all, of all else one lies alone. */
export function sheetOf(
  piece: Piece,
  sent: readonly Piece[],
  template: Pick<Template, 'kind' | 'layout' | 'body'>,
  { copies, startAt }: Pick<Mailing, 'copies' | 'startAt'>,
): Sheet {
  const at = sent.indexOf(piece)
  if (at < 0) return { pieces: [piece], startAt: 1, number: 0, of: sent.length }
  const layout = readLayout(template.layout)
  if (layout && isForAll(listsAsked({ layout, body: template.body }))) {
    return { pieces: sent.slice(0, mostRecipients), startAt: 1, number: 1, of: 1 }
  }
  const labels = template.kind === 'label' ? layout?.labels : undefined
  if (!labels) return { pieces: [piece], startAt: 1, number: at + 1, of: sent.length }
  const room = labels.columns * labels.rows
  const used = Math.min(startAt, room) - 1
  const number = Math.floor((used + at * copies) / room) + 1
  const first = Math.max(0, (number - 1) * room - used)
  const end = Math.min(number * room - used, sent.length * copies)
  return {
    pieces: Array.from(
      { length: end - first },
      (_, index) => sent[Math.floor((first + index) / copies)]!,
    ),
    startAt: number === 1 ? used + 1 : 1,
    number,
    of: Math.ceil((used + sent.length * copies) / room),
  }
}
