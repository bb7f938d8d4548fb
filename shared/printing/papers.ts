import type { Locale } from '../locales/locale.ts'
import { envelopes } from './envelopes.ts'
import type { Size } from './printerGeometry.ts'
import { labelSheets, type LabelSheet } from './labelSheets.ts'

/** Something that is printed on. Millimetres, as it lies before the reader. */
export interface Paper {
  readonly code: string
  readonly kind: 'sheet' | 'envelope' | 'labels' | 'courier'
  readonly names: Readonly<Record<Locale, string>>
  readonly width: number
  readonly height: number
  readonly labels?: LabelSheet
  /** Its measures were worked out or are common, and no maker or standard tells them: to be held against the real thing. */
  readonly unverified?: boolean
}

/** Code of a paper whose measures somebody typed. */
export const customPaper = 'custom'

const paper = (
  kind: Paper['kind'],
  code: string,
  chinese: string,
  en: string,
  width: number,
  height: number,
): Paper => ({ code, kind, names: { 'zh-CN': chinese, en }, width, height })

const sheets: readonly Paper[] = [
  paper('sheet', 'A4', 'A4', 'A4', 210, 297),
  paper('sheet', 'A5', 'A5', 'A5', 148, 210),
  paper('sheet', 'A6', 'A6', 'A6', 105, 148),
  paper('sheet', 'letter', '美式信纸', 'US Letter', 215.9, 279.4),
]

const courierForms: readonly Paper[] = [
  paper('courier', 'courier-100x150', '快递面单 100 × 150', 'Courier label 100 × 150', 100, 150),
  paper('courier', 'courier-100x180', '快递面单 100 × 180', 'Courier label 100 × 180', 100, 180),
  paper('courier', 'courier-76x130', '快递面单 76 × 130', 'Courier label 76 × 130', 76, 130),
  paper('courier', 'courier-230x127', '多联快递单 230 × 127', 'Courier form 230 × 127', 230, 127),
].map((form) => ({ ...form, unverified: true }))

/** All papers that are known. */
export const papers: readonly Paper[] = [
  ...sheets,
  ...envelopes.map(({ code, names, width, height }): Paper => ({
    code,
    kind: 'envelope',
    names,
    width,
    height,
  })),
  ...labelSheets.map((labels): Paper => {
    const { width, height } = sheets.find(({ code }) => code === labels.paper)!
    const { code, names, unverified } = labels
    return { code, kind: 'labels', names, width, height, labels, ...(unverified && { unverified }) }
  }),
  ...courierForms,
]

/** How a paper of custom measures is written down, where a code stands otherwise: `220x110`. */
export const customCode = ({ width, height }: Size): string => `${width}x${height}`

/** The measures of a paper, by its code or as they were written down; undefined for what is neither. */
export function sizeOfPaper(paper: unknown): Size | undefined {
  const known = paperOf(paper)
  if (known) return { width: known.width, height: known.height }
  const [, width, height] = /^(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)$/.exec(String(paper)) ?? []
  return width && height ? { width: Number(width), height: Number(height) } : undefined
}

/** A paper by its code, which may come from anywhere; undefined for one of custom measures. */
export const paperOf = (code: unknown): Paper | undefined =>
  papers.find((paper) => paper.code === code)
