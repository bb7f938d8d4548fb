import type { LetterBlock, LetterRun } from '../../../shared/printing/letterBlocks.ts'
import {
  lineLook,
  runLook,
  wordLists,
  wordStyles,
  type LineLook,
  type RunLook,
} from './wordStyles.ts'
import { wordMeasure } from './wordMeasure.ts'
import { pictureIn } from './wordPictures.ts'
import {
  allOf,
  childOf,
  childrenOf,
  isElement,
  valueIn,
  xml,
  type XmlElement,
  type XmlNode,
} from './wordXml.ts'

type Line = Extract<LetterBlock, { kind: 'line' }>

/** Reads filled parts of a letter as the blocks of which our own letters are made. */
export function wordBlocks(files: ReadonlyMap<string, Uint8Array>) {
  const styles = wordStyles(files)
  const lists = wordLists(files)
  /** `pictureOf` names the picture that a relation of the part leads to, `noteOf` finds the note that a reference leads to. */
  return (
    parent: XmlElement,
    pictureOf: (id: string) => string | undefined,
    noteOf: NoteOf = () => undefined,
  ): LetterBlock[] => {
    const count = lists()
    let below = 0
    const blocksIn = (nodes: readonly XmlNode[]): LetterBlock[] =>
      nodes.filter(isElement).flatMap((node): LetterBlock[] => {
        if (node.name === 'w:p') return paragraph(node)
        if (node.name === 'w:tbl') return [table(node)]
        return node.name === 'w:sdt' ? blocksIn(childOf(node, 'w:sdtContent')?.children ?? []) : []
      })

    const paragraph = (node: XmlElement): LetterBlock[] => {
      const asked = childOf(node, 'w:pPr')
      const style = styles.paragraph(valueIn(asked, 'w:pStyle'))
      const own = lineLook(asked)
      const list = own.list ?? style.line.list
      const counted =
        list === undefined ? undefined : count(list, own.level ?? style.line.level ?? 0)
      const look: LineLook = { ...style.line, ...counted?.line, ...own }
      const found = pieces(node.children, style.run, looks)
      const size = runLook(childOf(asked, 'w:rPr')).size ?? style.run.size ?? usualSize
      const align = alignOf(look.align)
      const out: LetterBlock[] = childOf(asked, 'w:pageBreakBefore') ? [{ kind: 'pageBreak' }] : []
      let runs: LetterRun[] = []
      const line = () => {
        const first = (runs[0]?.size ?? size) * (look.firstLetters ?? 0)
        const room = {
          above: below + (look.above ?? 0),
          left: look.left ?? 0,
          first: look.firstLetters ? first : (look.first ?? 0),
        }
        below = look.below ?? 0
        out.push({
          kind: 'line',
          runs,
          room,
          size,
          ...(align && { align }),
          ...(counted && { label: counted.label }),
        } satisfies Line)
        runs = []
      }
      for (const piece of found) {
        if ('text' in piece) runs.push(piece)
        else if (piece.kind === 'break') {
          if (runs.length > 0) line()
          out.push({ kind: 'pageBreak' })
        } else if (piece.kind === 'box') out.push(...blocksIn(piece.children))
        else {
          const shown = pictureIn(piece.element, pictureOf)
          if (shown) out.push({ ...shown, ...(align && align !== 'justify' && { align }) })
        }
      }
      const isOnlyShown = out.some(({ kind }) => kind === 'picture' || kind === 'pageBreak')
      if (runs.length > 0 || !isOnlyShown) line()
      return out
    }

    const linesOf = (parent: XmlElement): LetterRun[] =>
      [...allOf(parent, 'w:p')].flatMap((each, index) => {
        const style = styles.paragraph(valueIn(childOf(each, 'w:pPr'), 'w:pStyle'))
        const runs = pieces(each.children, style.run, looks).filter(
          (piece): piece is LetterRun => 'text' in piece,
        )
        return index > 0 ? [{ text: '\n' }, ...runs] : runs
      })
    const looks: Looks = {
      letters: styles.letters,
      noteOf: (reference) => {
        const note = noteOf(reference)
        return note && linesOf(note)
      },
    }

    const table = (node: XmlElement): LetterBlock => {
      const grid = childrenOf(childOf(node, 'w:tblGrid'), 'w:gridCol').map(
        ({ attributes }) => wordMeasure(attributes['w:w']) || 1,
      )
      const rows = childrenOf(node, 'w:tr').map((row) =>
        childrenOf(row, 'w:tc')
          .slice(0, mostColumns)
          .flatMap((cell) => {
            const asked = Number(valueIn(childOf(cell, 'w:tcPr'), 'w:gridSpan')) || 1
            const span = Math.min(mostColumns, Math.max(1, Math.trunc(asked)))
            return [linesOf(cell), ...Array.from({ length: span - 1 }, (): LetterRun[] => [])]
          }),
      )
      const widest = rows.reduce(
        (most, row) => Math.max(most, row.length),
        Math.max(1, grid.length),
      )
      const columns = Math.min(mostColumns, widest)
      below = 0
      return {
        kind: 'table',
        widths: Array.from({ length: columns }, (_each, index) => grid[index] ?? 1),
        head: null,
        rows: rows.map((row) =>
          Array.from({ length: columns }, (_each, index) => row[index] ?? []),
        ),
        frame: frameOf(node),
      }
    }

    return blocksIn(parent.children)
  }
}

/** Columns that a table of Word's may have. */
const mostColumns = 63

/** Points of letters where nothing says how large they are. */
export const usualSize = 10.5

/** Which lines a table has: those of its style are not looked up, and taken for all. */
function frameOf(table: XmlElement): 'grid' | 'rows' | 'none' {
  const asked = childOf(table, 'w:tblPr')
  const [cell] = allOf(table, 'w:tcPr')
  const borders = childOf(asked, 'w:tblBorders') ?? childOf(cell, 'w:tcBorders')
  if (!borders) return valueIn(asked, 'w:tblStyle') === undefined ? 'none' : 'grid'
  const drawn = borders.children
    .filter(isElement)
    .filter(({ attributes }) => !['none', 'nil'].includes(attributes['w:val'] ?? 'none'))
    .map(({ name }) => name)
  if (drawn.length === 0) return 'none'
  return ['w:left', 'w:start', 'w:insideV'].some((name) => drawn.includes(name)) ? 'grid' : 'rows'
}

function alignOf(said: string | undefined): Line['align'] {
  if (said === 'center' || said === 'right') return said
  if (said === 'end') return 'right'
  if (said === 'both' || said === 'distribute') return 'justify'
  return said === undefined ? undefined : 'left'
}

type Piece =
  | LetterRun
  | { readonly kind: 'break' }
  | { readonly kind: 'box'; readonly children: readonly XmlNode[] }
  | { readonly kind: 'picture'; readonly element: XmlElement }

const within = [
  'w:hyperlink',
  'w:ins',
  'w:smartTag',
  'w:sdt',
  'w:sdtContent',
  'w:fldSimple',
  'w:dir',
  'w:bdo',
]

/** The note that a reference in the text leads to. */
export type NoteOf = (reference: XmlElement) => XmlElement | undefined

/** What styles of letters add, and what notes say. */
interface Looks {
  readonly letters: (style: string | undefined) => RunLook
  readonly noteOf: (reference: XmlElement) => readonly LetterRun[] | undefined
}

/** What stands in a paragraph, in its order. */
function pieces(nodes: readonly XmlNode[], base: RunLook, looks: Looks): Piece[] {
  return withPageNumbers(nodes.filter(isElement)).flatMap((node): Piece[] => {
    if (isPageNumber(node)) return [{ ...runSaid('', base), number: 'page' }]
    if (within.includes(node.name)) return pieces(node.children, base, looks)
    if (node.name !== 'w:r') return []
    const asked = childOf(node, 'w:rPr')
    const look = { ...base, ...looks.letters(valueIn(asked, 'w:rStyle')), ...runLook(asked) }
    if (look.hidden) return []
    return node.children.filter(isElement).flatMap((each) => pieceOf(each, look, looks))
  })
}

function pieceOf(node: XmlElement, look: RunLook, looks: Looks): Piece[] {
  const said = (text: string): Piece[] => [runSaid(text, look)]
  switch (node.name) {
    case 'w:t':
      return said(node.children.filter((each) => typeof each === 'string').join(''))
    case 'w:tab':
      return said('\u2003\u2003')
    case 'w:noBreakHyphen':
      return said('\u2011')
    case 'w:cr':
      return said('\n')
    case 'w:br':
      return node.attributes['w:type'] === 'page' ? [{ kind: 'break' }] : said('\n')
    case 'mc:AlternateContent':
      return (childOf(node, 'mc:Choice') ?? node).children
        .filter(isElement)
        .flatMap((each) => pieceOf(each, look, looks))
    case 'w:footnoteReference':
    case 'w:endnoteReference': {
      const note = looks.noteOf(node)
      return note ? [{ text: '', note }] : []
    }
    case 'w:drawing':
    case 'w:pict': {
      const boxes = [...allOf(node, 'w:txbxContent')]
      return boxes.length > 0
        ? boxes.map(({ children }): Piece => ({ kind: 'box', children }))
        : [{ kind: 'picture', element: node }]
    }
    default:
      return []
  }
}

const runSaid = (
  text: string,
  { bold, italic, underline, struck, size, color }: RunLook,
): LetterRun => ({
  text,
  ...(bold && { bold }),
  ...(italic && { italic }),
  ...(underline && { underline }),
  ...(struck && { struck }),
  ...(size && { size }),
  ...(color && color !== '#000000' && { color }),
})

const pageNumber = /^\s*PAGE\b/i
const isPageNumber = ({ name, attributes }: XmlElement) =>
  name === 'w:fldSimple' && pageNumber.test(attributes['w:instr'] ?? '')

/** A page's number that is written as a beginning, what is asked, what is shown and an end becomes one element. */
function withPageNumbers(nodes: readonly XmlElement[]): XmlElement[] {
  const charOf = (node: XmlElement) => childOf(node, 'w:fldChar')?.attributes['w:fldCharType']
  const out: XmlElement[] = []
  for (let at = 0; at < nodes.length; at += 1) {
    const end = nodes.findIndex((each, index) => index > at && charOf(each) === 'end')
    const asked = nodes[at + 1] && childOf(nodes[at + 1], 'w:instrText')?.children.join('')
    if (charOf(nodes[at]!) === 'begin' && end > 0 && pageNumber.test(asked ?? '')) {
      out.push(xml('w:fldSimple', { 'w:instr': 'PAGE' }))
      at = end
    } else out.push(nodes[at]!)
  }
  return out
}
