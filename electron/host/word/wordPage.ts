import type { LayoutDraft } from '../../../shared/printing/layout.ts'
import { customPaper, papers } from '../../../shared/printing/papers.ts'
import { usualSize } from './wordBlocks.ts'
import { wordMeasure } from './wordMeasure.ts'
import { wordStyles } from './wordStyles.ts'
import type { WordTemplate } from './wordTemplate.ts'
import { childOf, type XmlElement } from './wordXml.ts'

/** How the pages of a letter are, in millimetres; that of its last section holds for all of it. */
export interface WordPage {
  readonly layout: LayoutDraft
  readonly paper: string
  readonly edges: { readonly head: number; readonly foot: number }
}

const mm = (said: string | undefined, otherwise: number) => {
  const points = wordMeasure(said)
  const size = points === undefined ? otherwise : (Math.abs(points) / 72) * 25.4
  return Math.round(size * 10) / 10
}
/** Points of letters that a page can have. */
const [smallest, largest] = [3, 200]
const serif = /宋|song|sun|ming|明|times|serif|仿|楷|kai|georgia|cambria|garamond/i

export function wordPage({ files, document }: Pick<WordTemplate, 'files' | 'document'>): WordPage {
  const section = childOf(childOf(document, 'w:body'), 'w:sectPr')
  const [size, margins] = [partOf(section, 'w:pgSz'), partOf(section, 'w:pgMar')]
  const width = mm(size['w:w'], 210)
  const height = mm(size['w:h'], 297)
  const { run, line } = wordStyles(files).paragraph(undefined)
  const points = Math.min(largest, Math.max(smallest, run.size ?? usualSize))
  const grid = partOf(section, 'w:docGrid')
  const asked = /lines/i.test(grid['w:type'] ?? '') ? wordMeasure(grid['w:linePitch']) : undefined
  const pitch = asked ? asked / points : usualPitch
  const paper = papers.find(
    (each) =>
      each.kind === 'sheet' &&
      Math.abs(each.width - width) < 1.5 &&
      Math.abs(each.height - height) < 1.5,
  )
  return {
    layout: {
      page: { width, height },
      flow: {
        left: mm(margins['w:left'], 31.8),
        top: mm(margins['w:top'], 25.4),
        right: mm(margins['w:right'], 31.8),
        bottom: mm(margins['w:bottom'], 25.4),
        size: points,
        face: serif.test(run.font ?? '') ? 'serif' : 'sans',
        leading: Math.min(4, Math.max(1, Math.round(pitch * (line.lines ?? 1) * 100) / 100)),
      },
      items: [],
    },
    paper: paper?.code ?? customPaper,
    edges: { head: mm(margins['w:header'], 15), foot: mm(margins['w:footer'], 17.5) },
  }
}

/** Distance of lines that Word has where nothing is said, as a multiple of the letters' size. */
const usualPitch = 1.3

const partOf = (section: XmlElement | undefined, name: string) =>
  childOf(section, name)?.attributes ?? {}
