import { parseCells } from '../../../../shared/domain/parseCells.ts'

/** What the clipboard holds, in the two ways in which spreadsheets put a table there. */
export interface Pasted {
  readonly html: string
  readonly text: string
}

/**
 * The cells on the clipboard. As HTML every cell is told apart for sure; as text a cell with breaks in it stands between
 * quotes, and one that begins with a quote can't be told from it.
 */
export function pastedTable({ html, text }: Pasted): string[][] {
  const fromHtml = html.includes('<table') ? htmlTable(html) : []
  return fromHtml.length > 0 ? fromHtml : textTable(text)
}

function textTable(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  if (!/[\t\n]/.test(lines)) return lines === '' ? [] : [[lines]]
  const rows: string[][] = []
  parseCells(lines, '\t', (cells) => rows.push(cells) > 0)
  return rows
}

/** The first table of a piece of HTML; nothing in it is run or fetched. */
function htmlTable(html: string): string[][] {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table')
  const rows: string[][] = []
  /** Columns that a cell from a row above still covers, and for how many rows. */
  const covered = new Map<number, number>()
  for (const line of table?.rows ?? []) {
    const cells: string[] = []
    const skip = () => {
      for (let left = covered.get(cells.length); left; left = covered.get(cells.length)) {
        covered.set(cells.length, left - 1)
        cells.push('')
      }
    }
    for (const cell of line.cells) {
      skip()
      const width = Math.max(1, cell.colSpan)
      for (let more = 0; more < width; more += 1) {
        if (cell.rowSpan > 1) covered.set(cells.length, cell.rowSpan - 1)
        cells.push(more === 0 ? cellText(cell) : '')
      }
    }
    skip()
    rows.push(cells)
  }
  return rows
}

const blocks = new Set(['P', 'DIV', 'LI'])
const unsaid = new Set(['SCRIPT', 'STYLE', 'TEMPLATE'])

/** What a cell says: blanks as a browser shows them, a line for each break. */
function cellText(cell: Element): string {
  let text = ''
  const read = (node: Node) => {
    if (node instanceof Text) text += node.data.replace(/[ \t\r\n]+/g, ' ')
    else if (node instanceof Element && !unsaid.has(node.tagName)) {
      if (node.tagName === 'BR') text += '\n'
      if (blocks.has(node.tagName) && text.trim() !== '') text += '\n'
      for (const child of node.childNodes) read(child)
    }
  }
  for (const child of cell.childNodes) read(child)
  return text
    .replaceAll('\u00a0', ' ')
    .replace(/ *\n */g, '\n')
    .trim()
}
