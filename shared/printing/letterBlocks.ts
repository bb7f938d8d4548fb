import { splitPictures, type LetterPicture } from './letterPictures.ts'
import { asTyped, betweenCells } from './typedBars.ts'
import { lookReader } from './wordLooks.ts'

/** Words of one look. */
export interface LetterRun {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  readonly underline?: true
  readonly struck?: true
  /** Points. */
  readonly size?: number
  /** `#c00000`. */
  readonly color?: string
  /** What is said of them at the foot of the page. */
  readonly note?: readonly LetterRun[]
  /** A picture in place of words. */
  readonly picture?: LetterPicture
  /** Number of the page, in the head or foot of pages. */
  readonly number?: 'page'
}

/** Where a line stands, in points. */
export interface LineRoom {
  /** Over it, beyond the distance of lines. */
  readonly above: number
  readonly left: number
  /** How much further in its first line begins, less than nothing where it begins further out. */
  readonly first: number
}

type Runs = readonly LetterRun[]

/** A part of a letter, from one line of its text, or from several where they make a table. */
export type LetterBlock =
  | {
      readonly kind: 'line'
      readonly runs: Runs
      readonly align?: 'left' | 'center' | 'right' | 'justify'
      readonly heading?: 1 | 2
      readonly bullet?: true
      /** What stands before a line of a list. */
      readonly label?: string
      readonly room?: LineRoom
      /** Points of its letters, where the line has none. */
      readonly size?: number
    }
  | {
      readonly kind: 'table'
      /** How wide the columns are beside each other. */
      readonly widths: readonly number[]
      readonly head: readonly Runs[] | null
      readonly rows: readonly (readonly Runs[])[]
      /** Which lines it has, where not those of the letter's own tables. */
      readonly frame?: 'grid' | 'rows' | 'none'
    }
  | {
      readonly kind: 'picture'
      /** What it is called in the document. */
      readonly name: string
      /** Millimetres. */
      readonly width: number
      readonly height: number
      readonly align?: 'left' | 'center' | 'right'
    }
  | { readonly kind: 'pageBreak' }

/** All words of a part of a letter. */
export const runsIn = (block: LetterBlock): Runs =>
  block.kind === 'line'
    ? block.runs
    : block.kind === 'table'
      ? [...(block.head ?? []), ...block.rows.flat()].flat()
      : []

const opened = '\uE000'
const closed = '\uE001'
const held = new RegExp(`${opened}(\\d+)${closed}`, 'g')

/** Keeps values apart from the text that they are filled into: whatever they hold is no markup. */
export function createLetterValues() {
  const values: string[] = []
  return {
    /** Stands for a value in the text. */
    put: (value: string): string => `${opened}${values.push(value) - 1}${closed}`,
    back: (text: string): string =>
      text.replace(held, (_whole, index: string) => values[Number(index)] ?? ''),
  }
}

/** A text without the signs that values are put for. */
export const withoutSigns = (text: string): string => text.replace(/[\uE000\uE001]/g, '')

/**
 * Reads the text of a letter, a paragraph a line: `# ` and `## ` are headings, `- ` is an item of a list, `>> ` stands on the
 * right, `>< ` in the middle, `>< # ` is a heading there, `---` ends a page, signs make words bold, slanted or underlined (`wordLooks.ts`), lines between `|` are a table whose head ends with a
 * line of `|--|----|`, which also tells how wide its columns are. One that begins with that line has no head.
 */
export function letterBlocks(text: string, back: (text: string) => string): LetterBlock[] {
  const blocks: LetterBlock[] = []
  const lines = text.replace(/\n$/, '').split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!
    if (line.startsWith('|')) {
      const end = lines.findIndex((each, index) => index > at && !each.startsWith('|'))
      const table = lines.slice(at, end < 0 ? undefined : end)
      blocks.push(tableOf(table, back))
      at += table.length - 1
    } else if (line === '---') blocks.push({ kind: 'pageBreak' })
    else blocks.push(lineOf(line, back))
  }
  return blocks
}

function lineOf(line: string, back: (text: string) => string): LetterBlock {
  const [, mark = '', rest = ''] = /^(>< # |##? |- |>> |>< )?(.*)$/s.exec(line) ?? []
  return {
    kind: 'line',
    runs: runsOf(rest, back),
    ...(mark.includes('#') && { heading: mark === '## ' ? 2 : 1 }),
    ...(mark === '- ' && { bullet: true }),
    ...(mark.startsWith('>') && { align: mark === '>> ' ? 'right' : 'center' }),
  }
}

function runsOf(text: string, back: (text: string) => string): LetterRun[] {
  return lookReader([text])
    .read(text)
    .flatMap(({ text: words, looks }) =>
      splitPictures(words).map((piece) =>
        typeof piece === 'string'
          ? { text: back(piece), ...Object.fromEntries(looks.map((look) => [look, true as const])) }
          : { text: '', picture: piece },
      ),
    )
    .filter((run) => run.text !== '' || 'picture' in run)
}

const rule = /^\|(?:-+\|)+$/

function tableOf(lines: readonly string[], back: (text: string) => string): LetterBlock {
  const cells = (line: string) =>
    line
      .replace(/^\||(?<!\u2063)\|$/g, '')
      .split(betweenCells)
      .map((cell) => runsOf(asTyped(cell.replace(/^ +| +$/g, '')), back))
  const ruled = lines.slice(0, 2).findIndex((line) => rule.test(line))
  const hasHead = ruled === 1
  const rows = lines.slice(ruled + 1).map(cells)
  const head = hasHead ? cells(lines[0]!) : null
  const columns = Math.max(...[...rows, ...(head ? [head] : [])].map((row) => row.length))
  const told =
    ruled >= 0
      ? lines[ruled]!.slice(1, -1)
          .split('|')
          .map((dashes) => dashes.length)
      : []
  const wide = (row: readonly Runs[]) =>
    Array.from({ length: columns }, (_each, index) => row[index] ?? [])
  return {
    kind: 'table',
    widths: Array.from({ length: columns }, (_each, index) => told[index] ?? told.at(-1) ?? 1),
    head: head && wide(head),
    rows: rows.map(wide),
  }
}
