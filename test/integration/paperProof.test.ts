import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLog } from '../../electron/host/log.ts'
import { readyLayout } from '../../electron/host/printing/fillLayout.ts'
import { fontsOf } from '../../electron/host/printing/fonts.ts'
import { layoutRun } from '../../electron/host/printing/layoutRun.ts'
import { printPartsBeside } from '../../electron/host/printing/printParts.ts'
import { readPrintSources } from '../../electron/host/printing/printSources.ts'
import { shippedPrints } from '../../electron/host/printing/shipped/seedPrints.ts'
import { createTypesetter, type Typesetter } from '../../electron/host/printing/startTypesetter.ts'
import { beginLayout } from '../../renderer/modules/studio/beginnings.ts'
import { systemClock } from '../../shared/clock.ts'
import {
  cellsOf,
  layoutSchema,
  type Layout,
  type LayoutItem,
} from '../../shared/printing/layout.ts'
import { papers, paperOf, type Paper } from '../../shared/printing/papers.ts'
import { asItIs, type PrinterGeometry } from '../../shared/printing/printerGeometry.ts'
import type { TemplateScope } from '../../shared/printing/templateTree.ts'
import { tempFolder } from '../harness/office.ts'
import { inkOf, readPdf, unitedPdf, type ReadPdf, type Word } from '../harness/pdf.ts'

/** Millimetres by which a print may be off. */
const near = 0.3
const mm = (points: number) => (points / 72) * 25.4

const host = new URL('../../electron/host/host.ts', import.meta.url).href
const parts = printPartsBeside(host)
const folder = tempFolder()
let typesetter: Typesetter
let sources: Readonly<Record<string, string>>
beforeAll(async () => {
  typesetter = createTypesetter(parts.typesetter, openLog(folder.path, systemClock))
  sources = await readPrintSources(parts.sources)('layout')
})
afterAll(() => {
  typesetter.close()
  folder.remove()
})

/** Somebody whose every field is one word that no other field is; capitals are never drawn as one. */
const someone: TemplateScope = {
  valueOf: (path) => {
    if (path.endsWith('.phone')) return null
    return path.endsWith('.postcode') ? '315100' : `H${path.replace(/\W/g, '').toUpperCase()}`
  },
  codeOf: () => null,
  each: () => [],
}

/** A layout, filled for as many as there is room for on a sheet, as a printer gets it. */
async function printed(layout: Layout, geometry: PrinterGeometry = asItIs) {
  const { items, fill } = readyLayout(layout, '', () => null)
  const record = fill(someone)
  const { families, serif } = fontsOf(process.platform)
  const everywhere = { name: 'proof', fonts: families, serif, locale: 'zh-CN', page: '' }
  const records = Array.from({ length: cellsOf(layout) }, () => record)
  const run = layoutRun(typesetter, sources, 'proof', everywhere, {
    ...{ layout, items, records, start: 0, pictures: {} },
  })
  const bytes: Uint8Array[] = []
  const pdf = run.pdf(geometry)
  let part = await pdf.next()
  for (; !part.done; part = await pdf.next()) bytes.push(part.value.bytes)
  return Buffer.concat([...bytes, part.value])
}

/** A word that stands on a page, and where one of its edges and its line belong. */
interface Expected {
  readonly word: string
  readonly edge: 'left' | 'right' | 'middle'
  readonly x: number
  readonly baseline: number
  readonly face: 'sans' | 'serif'
}

type TextItem = Extract<LayoutItem, { type: 'text' }>

/** Where the first line of a text belongs: a line is as high as its letters, 0.88 of them above where they stand. */
function expectedOf(item: TextItem, left: number, top: number): Expected[] {
  if (item.preprinted) return []
  const lines = item.text
    .replace(/\{\{#if [^}]*\}\}.*?\{\{\/if\}\}/g, '')
    .split('\n')
    .map((line) =>
      line.replace(/\{\{([^}]+)\}\}/g, (_whole, path: string) => someone.valueOf(path) ?? ''),
    )
    .filter((line) => line.trim() !== '')
  const words = lines[0]?.split(/\s+/).filter(Boolean) ?? []
  const word = item.align === 'right' ? words.at(-1) : words[0]
  if (!word || (item.align === 'center' && words.length > 1)) return []
  const size = mm(item.size)
  const free = item.h - size * (1 + (lines.length - 1) * item.leading)
  const down = { top: 0, middle: free / 2, bottom: free }[item.valign]
  const [edge, along] = (
    { left: ['left', 0], center: ['middle', item.w / 2], right: ['right', item.w] } as const
  )[item.align]
  const baseline = top + item.y + down + 0.88 * size
  return [{ word, edge, x: left + item.x + along, baseline, face: item.face }]
}

/** What belongs onto a sheet: of labels, onto the first and onto the last one. */
function expectedOn({ items, labels }: Layout): Expected[] {
  const corners = labels
    ? [
        [labels.left, labels.top],
        [
          labels.left + (labels.columns - 1) * labels.pitchX,
          labels.top + (labels.rows - 1) * labels.pitchY,
        ],
      ]
    : [[0, 0]]
  return corners.flatMap(([left = 0, top = 0]) =>
    items.flatMap((item) => (item.type === 'text' ? expectedOf(item, left, top) : [])),
  )
}

/** How much of a word's box, as poppler tells it, lies above its line; by the font alone. */
const above: Record<Expected['face'], number> = { sans: 0, serif: 0 }
const lineOf = ({ top, bottom }: Word, face: Expected['face']) => top + (bottom - top) * above[face]
const edgeOf = ({ left, right }: Word, edge: Expected['edge']) =>
  edge === 'middle' ? (left + right) / 2 : { left, right }[edge]

/** The word of these letters that lies nearest to where it belongs, and how far off it is. */
function offOf(words: readonly Word[], { word, edge, x, baseline, face }: Expected) {
  const off = words
    .filter(({ text }) => text === word || text.endsWith(word))
    .map((each) => [edgeOf(each, edge) - x, lineOf(each, face) - baseline] as const)
    .toSorted((a, b) => Math.hypot(...a) - Math.hypot(...b))
  return off[0] ?? [Infinity, Infinity]
}

/** What a new template on a paper begins as; a word where it begins as nothing. */
function onPaper(paper: Paper): Layout {
  const kinds = {
    envelope: 'envelope',
    labels: 'label',
    courier: 'courier',
    sheet: 'courier',
  } as const
  const begun = beginLayout(kinds[paper.kind], paper)
  if (begun.items.length > 0) return begun
  const { width, height } = paper
  const item = {
    type: 'text',
    x: width - 60,
    y: height - 20,
    w: 50,
    h: 10,
    text: '{{count}}',
  } as const
  return layoutSchema.parse({ ...begun, items: [{ ...item, id: 'word', align: 'right' }] })
}

/** All that is printed on, and all templates that ship with places on it. */
const placed = ['envelope', 'label', 'courier']
const sheets = [
  ...papers.map((paper) => ({ name: paper.code, paper, layout: onPaper(paper) })),
  ...shippedPrints
    .filter(({ kind }) => placed.includes(kind))
    .map((print) => ({
      name: print.code,
      paper: paperOf(print.paper)!,
      layout: layoutSchema.parse(print.layout('zh')),
    })),
]

describe('on paper', () => {
  let plain: ReadPdf
  beforeAll(async () => {
    const rulers = (['sans', 'serif'] as const).map((face) =>
      layoutSchema.parse({
        page: { width: 100, height: 60 },
        items: [{ type: 'text', id: 'h', x: 20, y: 20, w: 60, h: 20, size: 40, text: 'HH', face }],
      }),
    )
    const prints: Buffer[] = []
    for (const layout of [...rulers, ...sheets.map((sheet) => sheet.layout)]) {
      prints.push(await printed(layout))
    }
    plain = readPdf(unitedPdf(prints))
    for (const [index, face] of (['sans', 'serif'] as const).entries()) {
      const [word] = plain.words(index)
      const baseline = 20 + 0.88 * mm(40)
      // An H stands on its line: what is measured of words hangs on ink that was seen.
      expect(Math.abs(inkOf(prints[index]!).bottom - baseline)).toBeLessThan(near)
      above[face] = (baseline - word!.top) / (word!.bottom - word!.top)
    }
  }, 60_000)

  it('every paper, and every template that has places, comes out as large as it is', () => {
    const pages = plain.pages.slice(2)
    expect(pages).toHaveLength(sheets.length)
    const wrong = sheets.filter(({ paper }, index) => {
      const { width, height } = pages[index]!
      return Math.abs(width - paper.width) > near || Math.abs(height - paper.height) > near
    })
    expect(wrong.map(({ name }) => name)).toEqual([])
    expect(plain.fonts.every(({ embedded }) => embedded)).toBe(true)
  })

  it('every field stands where its layout has it, on the first label and on the last', () => {
    const wrong: object[] = []
    let looked = 0
    for (const [index, { name, layout }] of sheets.entries()) {
      const words = plain.words(index + 2)
      for (const each of expectedOn(layout)) {
        const off = offOf(words, each)
        looked += 1
        if (off.some((by) => Math.abs(by) > near)) wrong.push({ name, word: each.word, off })
      }
    }
    expect(wrong).toEqual([])
    expect(looked).toBeGreaterThan(120)
  })

  it('every digit of a postcode is in the middle of its box', () => {
    const wrong: object[] = []
    for (const [index, { name, layout }] of sheets.entries()) {
      const digits = plain.words(index + 2).filter(({ text }) => /^\d$/.test(text))
      for (const item of layout.items) {
        if (item.type !== 'postcode') continue
        for (let place = 0; place < item.count; place += 1) {
          const x = item.x + item.w / 2 + place * (item.w + item.gap)
          const off = digits.map((digit) => Math.abs(edgeOf(digit, 'middle') - x))
          if (Math.min(...off) > near) wrong.push({ name, place })
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('a printer’s adjustment moves, stretches and turns all of it, once', async () => {
    const geometry = {
      offsetX: 1.5,
      offsetY: -0.7,
      scaleX: 98,
      scaleY: 101.5,
      turn: 'right',
    } as const
    const chosen = ['envelope-CN-C5', 'labels-avery-l7160', 'courier', 'US-10', 'cn-a4-65']
    const some = chosen.map((name) => sheets.findIndex((sheet) => sheet.name === name))
    const prints: Buffer[] = []
    for (const index of some) prints.push(await printed(sheets[index]!.layout, geometry))
    const turned = readPdf(unitedPdf(prints))
    const wrong: object[] = []
    for (const [at, index] of some.entries()) {
      const { name, paper } = sheets[index]!
      const { width, height } = turned.pages[at]!
      expect(Math.abs(width - paper.height)).toBeLessThan(near)
      expect(Math.abs(height - paper.width)).toBeLessThan(near)
      const along = (x: number) => (x - paper.width / 2) * 0.98 + paper.width / 2 + 1.5
      const down = (y: number) => (y - paper.height / 2) * 1.015 + paper.height / 2 - 0.7
      const there = turned.words(at)
      for (const { text, left, top, right, bottom } of plain.words(index + 2)) {
        // A quarter to the right: what was to the left is above, what was above is to the right.
        const box = [
          paper.height - down(bottom),
          along(left),
          paper.height - down(top),
          along(right),
        ]
        const isThere = there.some(
          (word) =>
            word.text === text &&
            [word.left, word.top, word.right, word.bottom].every(
              (edge, side) => Math.abs(edge - box[side]!) < near,
            ),
        )
        if (!isThere) wrong.push({ name, text, box })
      }
    }
    expect(wrong).toEqual([])
  })
})
