import { cellsOf, type Layout } from '../../../shared/printing/layout.ts'
import { remembered } from '../../remembered.ts'
import type { Mailing } from './mailingData.ts'

/** Pages that a window hands to a printer at once: it holds a picture of each. */
export const mostPages = 500

const fits = (value: unknown) => typeof value === 'number' && value >= 1 && value <= mostPages

/** Pages, or letters of however many, that go to the printer at once on this device: as many as its tray takes. */
export const pagesAtOnce = remembered('laike.mailingPart', mostPages, fits)

/**
 * How many pieces go onto so many pages: whole sheets of labels, of which the first may be begun. A list of everybody is
 * never divided; of letters it is so many, as long as a window holds their pages.
 */
export function piecesOn(
  pages: number,
  { copies, startAt }: Pick<Mailing, 'copies' | 'startAt'>,
  layout: Layout | null,
  { forAll = false, letterPages = 1 } = {},
): number {
  if (forAll) return Infinity
  if (layout?.flow)
    return Math.max(1, Math.floor(Math.min(pages, mostPages / letterPages) / copies))
  const cells = layout ? cellsOf(layout) : 1
  const gone = cells > 1 ? Math.min(startAt, cells) - 1 : 0
  return Math.max(1, Math.floor((pages * cells - gone) / copies))
}
