import type { Locale } from '../../../../shared/locales/locale.ts'
import { papers, paperOf, sizeOfPaper } from '../../../../shared/printing/papers.ts'
import type { Size } from '../../../../shared/printing/printerGeometry.ts'

/** What a paper is called, with its measures; empty for none. */
export function paperSaid(paper: string | null, locale: Locale): string {
  const size = sizeOfPaper(paper)
  if (!size) return ''
  const measures = `${size.width} × ${size.height}`
  const name = paperOf(paper)?.names[locale]
  return name && !name.includes(measures) ? `${name}\u2003${measures}` : (name ?? `${measures} mm`)
}

/** Papers that a printer is adjusted for: sheets of labels go in as the sheets they are cut from. */
export const paperChoices = (locale: Locale) =>
  papers
    .filter(({ kind }) => kind !== 'labels')
    .map(({ code }) => ({ value: code, label: paperSaid(code, locale) }))

/** What a test sheet is printed on: the paper of an adjustment, or A4 where it is for any. */
export const testPaper = (paper: string | null): Size =>
  sizeOfPaper(paper) ?? { width: 210, height: 297 }
