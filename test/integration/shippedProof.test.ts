import { writeFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { openLog } from '../../electron/host/log.ts'
import { readyLayout } from '../../electron/host/printing/fillLayout.ts'
import { fontsOf } from '../../electron/host/printing/fonts.ts'
import { layoutRun, type LayoutRecord } from '../../electron/host/printing/layoutRun.ts'
import { printPartsBeside } from '../../electron/host/printing/printParts.ts'
import { readPrintSources } from '../../electron/host/printing/printSources.ts'
import { shippedPrints } from '../../electron/host/printing/shipped/seedPrints.ts'
import { createTypesetter } from '../../electron/host/printing/startTypesetter.ts'
import type { FitMark } from '../../shared/api/printing.ts'
import { systemClock } from '../../shared/clock.ts'
import type { LetterBlock, LetterRun } from '../../shared/printing/letterBlocks.ts'
import { layoutSchema, type Layout, type LayoutItem } from '../../shared/printing/layout.ts'
import { asItIs } from '../../shared/printing/printerGeometry.ts'
import { isForAll } from '../../shared/printing/listsAsked.ts'
import { tempFolder } from '../harness/office.ts'
import { partOf, readPdf, unitedPdf, type ReadPdf, type Word } from '../harness/pdf.ts'
import { proofScopes } from '../harness/proofPeople.ts'

/** Millimetres by which a print may be off. */
const near = 0.3
/** Where pictures to be looked at go, when somebody wants them. */
const kept = process.env.LAIKE_KEEP_PDF

/** A template that was printed for everybody it is proven with. */
interface Proven {
  readonly name: string
  readonly layout: Layout
  readonly items: readonly object[]
  readonly records: readonly LayoutRecord[]
  readonly marks: readonly FitMark[]
  readonly pages: number
  readonly bytes: Buffer
}

const written = shippedPrints.flatMap((print) =>
  (['zh', 'en'] as const)
    .filter((language) => print.languages === 'office' || print.languages.includes(language))
    .map((language) => ({ print, language })),
)

let proven: readonly Proven[] = []
let all: ReadPdf
const pagesOf = new Map<Proven, ReadPdf>()

beforeAll(async () => {
  const folder = tempFolder()
  const host = new URL('../../electron/host/host.ts', import.meta.url).href
  const parts = printPartsBeside(host)
  const typesetter = createTypesetter(parts.typesetter, openLog(folder.path, systemClock))
  const sources = await readPrintSources(parts.sources)('layout')
  const { families, serif } = fontsOf(process.platform)

  const prove = async ({ print, language }: (typeof written)[number]): Promise<Proven> => {
    const locale = language === 'zh' ? 'zh-CN' : 'en'
    const layout = layoutSchema.parse(print.layout(language))
    const { items, lists, fill } = readyLayout(layout, print.body?.[language] ?? '', () => null)
    const records = proofScopes(locale, isForAll(lists)).map((scope) => fill(scope))
    const name = `${print.code}-${language}`
    const everywhere = { name, fonts: families, serif, locale, page: '{n}/{m}' }
    const run = layoutRun(typesetter, sources, name, everywhere, {
      ...{ layout, items, records, start: 0, pictures: {} },
    })
    const { marks, pages } = await run.proof(0)
    const bytes: Uint8Array[] = []
    const pdf = run.pdf(asItIs)
    let part = await pdf.next()
    for (; !part.done; part = await pdf.next()) bytes.push(part.value.bytes)
    const whole = Buffer.concat([...bytes, part.value])
    if (kept) writeFileSync(`${kept}/${name}.pdf`, whole)
    return { name, layout, items, records, marks, pages, bytes: whole }
  }
  proven = await Promise.all(written.map(prove))
  typesetter.close()
  folder.remove()
  all = readPdf(unitedPdf(proven.map(({ bytes }) => bytes)))
  let from = 0
  for (const each of proven) {
    pagesOf.set(each, partOf(all, from, each.pages))
    from += each.pages
  }
}, 60_000)

const flat = (text: string) => text.replace(/[\s\u200b\u2060]+/gu, '')
const flatOf = (words: readonly Word[]) => flat(words.map(({ text }) => text).join(''))
const isNear = (one: number, other: number) => Math.abs(one - other) <= near
type TextItem = Extract<LayoutItem, { type: 'text' }>

/** What a thing says to somebody. */
function saidBy({ items }: Proven, place: number, record: LayoutRecord): string {
  const item = items[place] as { readonly value?: number; readonly said?: string | null }
  return (item.value === undefined ? item.said : record.values[item.value]) ?? ''
}

/** Where each record's things stand: on a page of its own, or on a label of the one sheet. */
function placesOf({ layout: { labels }, records }: Proven) {
  return records.map((_record, index) => ({
    page: labels ? 0 : index,
    left: labels ? labels.left + (index % labels.columns) * labels.pitchX : 0,
    top: labels ? labels.top + Math.floor(index / labels.columns) * labels.pitchY : 0,
  }))
}

function wordsWithin(words: readonly Word[], left: number, top: number, item: LayoutItem) {
  const [x, y] = [left + item.x, top + item.y]
  return words.filter((word) => {
    const [across, down] = [(word.left + word.right) / 2, (word.top + word.bottom) / 2]
    return across > x && across < x + item.w && down > y && down < y + item.h
  })
}

/** Where the ink of a word begins and ends: signs at the edge of a line are drawn closer, by half their room. */
function inkOf({ text, left, right, top, bottom }: Word) {
  const half = (bottom - top) / 2
  return {
    left: /^[（《“]/u.test(text) ? left + half : left,
    right: /[，。、：；！？）》”]$/u.test(text) ? right - half : right,
  }
}

/** By how much words are off the edge of their box that they stand at. */
function offEdge(words: readonly Word[], { align, w }: TextItem, x: number): number {
  const left = Math.min(...words.map((word) => inkOf(word).left))
  const right = Math.max(...words.map((word) => inkOf(word).right))
  if (align === 'left') return Math.max(Math.abs(left - x), right - x - w)
  if (align === 'right') return Math.max(Math.abs(right - x - w), x - left)
  return Math.abs((left + right) / 2 - x - w / 2)
}

it('pages are as large as their paper, and every font is inside', () => {
  expect(proven).toHaveLength(written.length)
  const wrong = proven.flatMap((each) =>
    pagesOf.get(each)!.pages.flatMap(({ width, height }) => {
      const { page } = each.layout
      return isNear(width, page.width) && isNear(height, page.height) ? [] : [each.name]
    }),
  )
  expect(wrong).toEqual([])
  expect(all.fonts.length).toBeGreaterThan(0)
  expect(all.fonts.filter(({ embedded }) => !embedded)).toEqual([])
})

it('on envelopes, labels and forms every field of everybody stands in its place, whole, and nothing beside', () => {
  const wrong: object[] = []
  let looked = 0
  for (const each of proven.filter(({ layout }) => !layout.flow)) {
    const pdf = pagesOf.get(each)!
    const homes = new Set<Word>()
    const places = placesOf(each)
    const pages = pdf.pages.map((_page, number) => pdf.written(number))
    for (const [index, { page, left, top }] of places.entries()) {
      const words = pages[page]!
      for (const [place, item] of each.layout.items.entries()) {
        if (item.preprinted || !('text' in item)) continue
        const said = flat(saidBy(each, place, each.records[index]!))
        const there =
          item.type === 'postcode'
            ? words.filter(({ text, bottom }) => /^\d$/.test(text) && bottom < item.y + item.h + 1)
            : wordsWithin(words, left, top, item)
        there.forEach((word) => homes.add(word))
        looked += 1
        const off =
          item.type !== 'text' || there.length === 0 ? 0 : offEdge(there, item, left + item.x)
        if (flatOf(there) !== said || off > near) {
          wrong.push({ name: each.name, index, item: item.id, said, found: flatOf(there), off })
        }
      }
      if (index === places.length - 1 || places[index + 1]!.page !== page) {
        const beside = words.filter((word) => !homes.has(word))
        if (beside.length > 0) wrong.push({ name: each.name, page, beside })
      }
    }
    const cut = each.marks.filter(({ became }) => became === 'cut')
    if (cut.length > 0) wrong.push({ name: each.name, cut })
  }
  expect(wrong).toEqual([])
  expect(looked).toBeGreaterThan(150)
})

/** Words that are to be read, where they begin, and between which edges. */
interface Piece {
  readonly said: string
  readonly from: number | null
  readonly left: number
  readonly right: number
  readonly isAtRight?: boolean
}
/** What is read in one go; the head of a table comes again on each page that it goes on to. */
interface Passage {
  readonly head: readonly Piece[]
  readonly pieces: readonly Piece[]
}

const textOf = (runs: readonly LetterRun[]) => runs.map(({ text }) => text).join('')
const mmOf = (points: number) => (points / 72) * 25.4
/** Millimetres between columns. */
const gap = 8

/** Where words begin that have room before them; null where they begin with a sign that is drawn closer. */
function beginning(text: string, left: number, size: number): number | null {
  const [room = ''] = /^\u3000*/u.exec(text) ?? []
  return /^[（《“]/u.test(text.slice(room.length)) ? null : left + room.length * mmOf(size)
}

function passageOf(block: LetterBlock, flow: NonNullable<Layout['flow']>, wide: number): Passage {
  if (block.kind === 'line') {
    const text = textOf(block.runs)
    const isLeft = (block.align ?? 'left') === 'left'
    const piece = {
      ...{ said: flat(text), left: flow.left, right: flow.left + wide },
      from: isLeft ? beginning(text, flow.left, flow.size) : null,
      isAtRight: block.align === 'right',
    }
    return { head: [], pieces: [piece] }
  }
  if (block.kind !== 'table') return { head: [], pieces: [] }
  const { widths } = block
  const share = wide / widths.reduce((sum, each) => sum + each, 0)
  const cells = (row: readonly (readonly LetterRun[])[]) =>
    row.map((runs, column): Piece => {
      const before = widths.slice(0, column).reduce((sum, each) => sum + each, 0)
      const left = flow.left + before * share + cellInset
      const right = flow.left + (before + widths[column]!) * share - cellInset
      const text = textOf(runs)
      return { said: flat(text), from: beginning(text, left, flow.size * 0.86), left, right }
    })
  return { head: cells(block.head ?? []), pieces: block.rows.flatMap(cells) }
}
/** Millimetres between the edge of a cell and its words. */
const cellInset = 1.4

/** What is to be read for one record: what stands on its first page, then its text. */
function passagesOf(each: Proven, record: LayoutRecord, wide: number): Passage[] {
  const things = each.layout.items.flatMap((item, place): Piece[] => {
    if (item.type !== 'text') return []
    const { x: left, w } = item
    return [{ said: flat(saidBy(each, place, record)), from: left, left, right: left + w }]
  })
  const blocks = record.blocks ?? []
  return [
    { head: [], pieces: things },
    ...blocks.map((block) => passageOf(block, each.layout.flow!, wide)),
  ]
}

it('in letters, cards and lists every word of everybody is read in its order, each at its edge or in its column', () => {
  const wrong: object[] = []
  let looked = 0
  for (const each of proven.filter(({ layout }) => layout.flow)) {
    const { page, flow } = each.layout
    const { left, right, columns } = flow!
    const wide = (page.width - left - right - (columns - 1) * gap) / columns
    const pdf = pagesOf.get(each)!
    // The foot of numbered pages is not of the text.
    const words = pdf.pages.flatMap((_page, number) =>
      pdf.written(number).filter(({ top }) => top < page.height - flow!.bottom),
    )
    const text = flatOf(words)
    const wordAt = words.flatMap((word) =>
      flat(word.text)
        .split('')
        .map(() => word),
    )
    let at = 0
    const read = ({ said }: Piece, head: string): Word[] | null => {
      const its: Word[] = []
      for (const letter of said.split('')) {
        if (text[at] !== letter && head !== '' && text.startsWith(head, at)) at += head.length
        if (text[at] !== letter) return null
        its.push(wordAt[at]!)
        at += 1
      }
      return its
    }
    /** From the edge of its column, where there are several beside each other. */
    const across = (x: number) => {
      const column = Math.floor((x - left + near) / (wide + gap))
      return x - Math.min(columns - 1, Math.max(0, column)) * (wide + gap)
    }

    const passages = each.records.flatMap((record) => passagesOf(each, record, wide))
    passages: for (const { head, pieces } of passages) {
      const again = head.map(({ said }) => said).join('')
      for (const [index, piece] of [...head, ...pieces].entries()) {
        if (piece.said === '') continue
        const its = read(piece, index < head.length ? '' : again)
        looked += 1
        if (!its) {
          wrong.push({ name: each.name, said: piece.said, found: text.slice(at, at + 60) })
          break passages
        }
        const begin = across(its[0]!.left)
        const lefts = its.map((word) => across(inkOf(word).left))
        const end = Math.max(
          ...its.map((word, at) => lefts[at]! + inkOf(word).right - inkOf(word).left),
        )
        const isOff =
          (piece.from !== null && !isNear(begin, piece.from)) ||
          Math.min(...lefts) < piece.left - near ||
          (piece.isAtRight ? !isNear(end, piece.right) : end > piece.right + near)
        if (isOff) wrong.push({ name: each.name, piece, begin, end })
      }
    }
    if (at < text.length) wrong.push({ name: each.name, more: text.slice(at, at + 60) })
  }
  expect(wrong).toEqual([])
  expect(looked).toBeGreaterThan(500)
})
