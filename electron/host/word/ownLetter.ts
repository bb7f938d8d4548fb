import { runsIn, type LetterBlock, type LetterRun } from '../../../shared/printing/letterBlocks.ts'
import { allLooks, lookWriter } from '../../../shared/printing/wordLooks.ts'
import { templateTokens } from '../../../shared/printing/templateTree.ts'
import { withTypedBars } from '../../../shared/printing/typedBars.ts'
import type { OwnLoss, WordMapping } from '../../../shared/printing/wordFields.ts'
import { documentPart } from './openWord.ts'
import { ownTokens } from './ownTokens.ts'
import { pageLosses } from './pageLosses.ts'
import { wordBlocks } from './wordBlocks.ts'
import { wordPage } from './wordPage.ts'
import { wordPictures } from './wordPictures.ts'
import type { WordTemplate } from './wordTemplate.ts'
import { allOf, childOf, hasIn, type XmlElement } from './wordXml.ts'

type Line = Extract<LetterBlock, { kind: 'line' }>
type Table = Extract<LetterBlock, { kind: 'table' }>
type Runs = readonly LetterRun[]

/** How much larger than the text a heading is, and a smaller one that is bold. */
const headingFrom = 1.3
const smallHeadingFrom = 1.08

/** A letter made in Word as the text of one of our own, and what of it such a letter can't have. */
export function ownLetter(
  template: WordTemplate,
  mapping: WordMapping,
): { readonly body: string; readonly losses: readonly OwnLoss[] } {
  const { files, document, edges } = template
  const body = childOf(ownTokens(template, mapping)(document), 'w:body')!
  const blocks = wordBlocks(files)(body, wordPictures(files).of(documentPart))
  const { size } = wordPage(template).layout.flow!
  const text = blocks
    .flatMap((block, at) => {
      const apart = block.kind === 'table' && blocks[at - 1]?.kind === 'table' ? [''] : []
      return [...apart, ...textOf(block, size!)]
    })
    .join('\n')
    .replace(/\n+$/, '')

  const onPage = new Set(pageLosses(template))
  const runs = blocks.flatMap(runsIn)
  const found: Readonly<Record<OwnLoss, boolean>> = {
    edges: [...edges.values()].some(hasWords),
    pictures: onPage.has('pictures') || blocks.some(({ kind }) => kind === 'picture'),
    looks:
      runs.some(isDressed) || blocks.some((block) => block.kind === 'line' && isSet(block, size!)),
    formats: [...allOf(document, '#field')].some(isFormatted),
    cells: onPage.has('merged') || onPage.has('nested') || blocks.some(hasLinesInCells),
    boxes: onPage.has('boxes'),
    notes: hasIn(document, 'w:footnoteReference', 'w:endnoteReference'),
    columns: onPage.has('columns'),
  }
  return { body: text, losses: (Object.keys(found) as OwnLoss[]).filter((each) => found[each]) }
}

function textOf(block: LetterBlock, size: number): string[] {
  if (block.kind === 'pageBreak') return ['---']
  if (block.kind === 'picture') return []
  return block.kind === 'table' ? tableText(block) : lineText(block, size)
}

/** A line of Word’s that is broken within becomes several. */
function lineText(line: Line, size: number): string[] {
  const { runs, label } = line
  const plain = wordsOf(runs)
  if (isControl(plain)) return [plain]
  const look = lookOf(line, size)
  const number = label && !isBullet(label) ? `${label} ` : ''
  const begin = line.room && look === '' ? '　'.repeat(Math.max(0, lettersIn(line, size))) : ''
  return said(runs, look.includes('#'))
    .split('\n')
    .map((text, at) => {
      if (text.trim() === '') return ''
      const whole = at === 0 ? number + begin + text : text
      return look + (look === '' ? whole.replace(/^\|/, '｜') : whole)
    })
}

function lookOf({ runs, align, label, size: own }: Line, size: number): string {
  const filled = runs.filter(({ text }) => text.trim() !== '')
  const largest = Math.max(0, ...filled.map((run) => run.size ?? own ?? size))
  if (largest >= size * headingFrom) return align === 'center' ? '>< # ' : '# '
  if (largest >= size * smallHeadingFrom && filled.every(({ bold }) => bold)) return '## '
  if (label && isBullet(label)) return '- '
  if (align === 'right') return '>> '
  return align === 'center' ? '>< ' : ''
}

/** Letters that a line begins further in. */
const lettersIn = ({ room, size: own }: Line, size: number) =>
  Math.round((room?.first ?? 0) / (own ?? size))

const isBullet = (label: string) => !/[\p{L}\p{N}]/u.test(label)

function tableText({ widths, rows }: Table): string[] {
  const all = widths.reduce((sum, each) => sum + each, 0) || 1
  const dashes = widths.map((each) =>
    '-'.repeat(Math.max(1, Math.round((each / all) * widths.length * 4))),
  )
  const row = (cells: readonly Runs[], isHead = false) =>
    `|${cells.map((cell) => withTypedBars(said(cell, isHead).replaceAll('\n', ' ').trim())).join('|')}|`
  const rule = `|${dashes.join('|')}|`
  const [first, ...rest] = rows
  const hasHead = !!first && controlIn(first) === null && first.every(isBold)
  const lines = (some: Table['rows']) => some.map((cells) => controlIn(cells) ?? row(cells))
  return hasHead ? [row(first, true), rule, ...lines(rest)] : [rule, ...lines(rows)]
}

const isBold = (cell: Runs) =>
  cell.every(({ bold, text }) => bold || text.trim() === '') && wordsOf(cell).trim() !== ''

/** The word of control that a row is there for; null for any other row. */
function controlIn(cells: readonly Runs[]): string | null {
  const text = cells.map(wordsOf).join('').trim()
  return isControl(text) ? text : null
}

function isControl(text: string): boolean {
  const [token, more] = templateTokens(text)
  return more === undefined && token !== undefined && !['text', 'field'].includes(token.kind)
}

const wordsOf = (runs: Runs) => runs.map(({ text }) => text).join('')

/** Words as they are kept: their looks between signs, line by line. What looks like a sign is none. */
function said(runs: Runs, isHead: boolean): string {
  const lines = [lookWriter()]
  for (const run of runs) {
    const looks = allLooks.filter((look) => run[look] && !(isHead && look === 'bold'))
    const plain = run.text.replaceAll('**', '＊＊').replace(/[\u2062-\u2064]/g, '')
    for (const [at, piece] of plain.split('\n').entries()) {
      if (at > 0) lines.push(lookWriter())
      if (piece !== '') lines.at(-1)!.add(piece, looks)
    }
  }
  return lines.map(({ end }) => end()).join('\n')
}

const isDressed = ({ struck, color }: LetterRun) => !!(struck ?? color)

/** Whether a line stands or is sized in a way that ours are not; lists have their own room, and headings their size. */
function isSet(line: Line, size: number): boolean {
  const { runs, room, label, size: own } = line
  if (!label && (room?.left ?? 0) > 0) return true
  const differs = runs.some((run) => Math.abs((run.size ?? own ?? size) - size) > 0.6)
  return differs && !lookOf(line, size).includes('#')
}

const hasLinesInCells = (block: LetterBlock) =>
  block.kind === 'table' &&
  block.rows.some((row) => row.some((cell) => wordsOf(cell).includes('\n')))

const hasWords = (root: XmlElement) =>
  hasIn(root, '#field') ||
  [...allOf(root, 'w:t')].some(({ children }) => children.join('').trim() !== '')

/** Whether a field is said in a way of its own; that it keeps its look is none. */
const isFormatted = ({ attributes }: XmlElement) =>
  (JSON.parse(attributes['format'] ?? '[]') as readonly string[]).some(
    (each) => !/^\*\s*(mergeformat|charformat)/i.test(each),
  )
