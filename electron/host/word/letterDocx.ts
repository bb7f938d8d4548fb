import { runsIn, type LetterBlock, type LetterRun } from '../../../shared/printing/letterBlocks.ts'
import type { LetterPicture } from '../../../shared/printing/letterPictures.ts'
import type { Layout, LayoutItem } from '../../../shared/printing/layout.ts'
import type { LayoutRecord, LayoutRun } from '../printing/layoutRun.ts'
import { letterParts } from './letterParts.ts'
import { documentPart } from './openWord.ts'
import { drawingWords, drawn, wordPicturesOf, type WordPicture } from './wordDrawing.ts'
import { wordLines } from './wordLines.ts'
import { createXmlWriter, writePart, xml, type XmlElement } from './wordXml.ts'
import { createZip } from './zipStream.ts'

type Flow = NonNullable<Layout['flow']>
type TextItem = Extract<LayoutItem, { type: 'text' }>
type Line = Extract<LayoutItem, { type: 'line' }>
type Picture = Extract<LayoutItem, { type: 'picture' }>
/** A thing of a run, with its words or the place of its words among a record's values. */
type Placed =
  | (Omit<TextItem, 'text'> & { readonly value?: number; readonly said?: string | null })
  | Line
  | Picture
/** Draws a picture of the letter where there is one, in so many millimetres at most. */
type Draw = (
  name: string,
  room: { readonly w: number; readonly h: number },
) => { readonly element: XmlElement; readonly height: number } | undefined

/** Letters that are written before others at the office get their turn. */
const pace = 50

/** Millimetres between columns of running text, as `layout.typ` has it. */
const columnGap = 8

const twips = (mm: number) => Math.round((mm / 25.4) * 1440)

/** Writes letters of ours as one document of Word's, a section for each. Resolves with the last bytes. */
export async function* letterDocx({
  layout,
  items,
  records,
  pictures,
}: Pick<LayoutRun, 'layout' | 'items' | 'records' | 'pictures'>): AsyncGenerator<
  { bytes: Buffer; pages: number },
  Buffer
> {
  const flow = layout.flow!
  const zip = createZip()
  const write = createXmlWriter()
  // What is on the paper already is not printed.
  const printed = (items as readonly Placed[]).filter(({ preprinted }) => !preprinted)
  const shown = new Set([
    ...printed.map((item) => item.type === 'picture' && item.attachment),
    ...records.flatMap(({ blocks = [] }) => blocks.flatMap(runsIn)).map((run) => run.picture?.name),
  ])
  const drawings = wordPicturesOf(
    Object.fromEntries(Object.entries(pictures).filter(([name]) => shown.has(name))),
  )
  const draw = drawIn(drawings)
  for (const [name, text] of Object.entries(letterParts(flow, drawings.values())))
    zip.add(name, Buffer.from(text))
  for (const { file, bytes } of drawings.values()) zip.add(`word/${file}`, bytes)
  const mark = '#here'
  const whole = xml('w:document', { 'xmlns:w': mainWords, ...drawingWords }, [
    xml('w:body', {}, [mark]),
  ])
  const [head = '', tail = ''] = writePart(whole).split(mark)
  const document = zip.open(documentPart)
  let words = head
  for (const [index, record] of records.entries()) {
    const isLast = index === records.length - 1
    words += letter(record, layout, printed, draw, isLast).map(write).join('')
    if (index % pace < pace - 1) continue
    document.write(words)
    words = ''
    yield { bytes: zip.take(), pages: index + 1 }
    await new Promise(setImmediate)
  }
  document.end(words + tail)
  zip.end()
  return zip.take()
}

const mainWords = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

function letter(
  record: LayoutRecord,
  { page, flow }: Pick<Layout, 'page' | 'flow'>,
  items: readonly Placed[],
  draw: Draw,
  isLast: boolean,
): XmlElement[] {
  const room = flow!
  const later = room.laterTop ?? room.top
  const { columns } = room
  const wide = page.width - room.left - room.right
  const column = (wide - (columns - 1) * columnGap) / columns
  const section = xml('w:sectPr', {}, [
    xml('w:type', { 'w:val': 'nextPage' }),
    xml('w:pgSz', { 'w:w': twips(page.width), 'w:h': twips(page.height) }),
    xml('w:pgMar', {
      'w:top': twips(later),
      'w:right': twips(room.right),
      'w:bottom': twips(room.bottom),
      'w:left': twips(room.left),
      'w:header': 0,
      'w:footer': 0,
      'w:gutter': 0,
    }),
    xml('w:pgNumType', { 'w:start': 1 }),
    ...(columns > 1 ? [xml('w:cols', { 'w:num': columns, 'w:space': twips(columnGap) })] : []),
  ])
  const high = page.height - later - room.bottom
  /** Pictures among words are no larger than the text of a page. */
  const inlaid: Inlay = ({ name, width }) =>
    draw(name, { w: Math.min(width, column), h: high - room.size })?.element
  const blocks = (record.blocks ?? []).map((block) => blockOf(block, room, twips(column), inlaid))
  // Where the first page begins further down than the others.
  const down = xml('w:p', {}, [
    xml('w:pPr', {}, [
      xml('w:spacing', { 'w:line': Math.max(20, twips(room.top - later)), 'w:lineRule': 'exact' }),
    ]),
  ])
  return [
    ...items.flatMap((item) => framed(item, record, draw)),
    ...(room.top > later ? [down] : []),
    ...blocks,
    ...(isLast ? [section] : [xml('w:p', {}, [xml('w:pPr', {}, [tiny, section])])]),
  ]
}

/** The paragraph that ends a section takes no room of its own. */
const tiny = xml('w:spacing', { 'w:before': 0, 'w:after': 0, 'w:line': 20, 'w:lineRule': 'exact' })

/** What stands at its place on the page, whatever runs round it. */
function framed(item: Placed, record: LayoutRecord, draw: Draw): XmlElement[] {
  const picture = item.type === 'picture' ? draw(item.attachment, item) : undefined
  // What is not as high as its box stands in the middle of it.
  const down = picture ? (item.h - picture.height) / 2 : 0
  const frame = xml('w:framePr', {
    'w:w': twips(item.w),
    'w:h': Math.max(1, twips(item.h)),
    'w:hRule': item.type === 'line' ? 'exact' : 'atLeast',
    'w:wrap': 'around',
    'w:vAnchor': 'page',
    'w:hAnchor': 'page',
    'w:x': twips(item.x),
    'w:y': Math.max(1, twips(item.y + down)),
  })
  if (item.type === 'picture') {
    if (!picture) return []
    const look = xml('w:pPr', {}, [frame, aligned('center')])
    return [xml('w:p', {}, [look, xml('w:r', {}, [picture.element])])]
  }
  const color = inks[item.color]
  if (item.type === 'line') {
    const eighths = Math.max(2, Math.round(item.stroke * 8))
    const rule = { 'w:val': item.dashed ? 'dashed' : 'single', 'w:sz': eighths, 'w:space': 0 }
    const edge = xml('w:top', { ...rule, 'w:color': color?.slice(1) ?? '000000' })
    return [paragraph([], [frame, xml('w:pBdr', {}, [edge]), tiny])]
  }
  const said = item.value === undefined ? item.said : record.values[item.value]
  if (!said) return []
  const run: LetterRun = {
    text: said,
    size: item.size,
    ...(item.weight === 'bold' && { bold: true }),
    ...(color && { color }),
  }
  return [paragraph([run], [frame, spaced(0, item.size, item.leading), aligned(item.align)])]
}

/** Draws pictures as large as their boxes hold them whole; each drawing of a document has a number of its own. */
function drawIn(pictures: ReadonlyMap<string, WordPicture>): Draw {
  let number = 0
  return (name, { w, h }) => {
    const picture = pictures.get(name)
    if (!picture) return undefined
    const scale = Math.min(w / picture.width, h / picture.height)
    const [width, height] = [picture.width * scale, picture.height * scale]
    number += 1
    return { element: drawn(picture, { width, height, number }), height }
  }
}

const inks = { black: undefined, red: '#d2281e', grey: '#5f6368' } as const

const aligned = (align: string | undefined) =>
  xml('w:jc', { 'w:val': align === 'justify' ? 'both' : (align ?? 'left') })

const spaced = (above: number, size: number, leading: number) =>
  xml('w:spacing', {
    'w:before': Math.round(above * 20),
    'w:after': 0,
    'w:line': Math.round(size * leading * 20),
    'w:lineRule': 'atLeast',
  })

/** Draws a picture among words. */
type Inlay = (picture: LetterPicture) => XmlElement | undefined

const paragraph = (
  runs: readonly LetterRun[],
  look: readonly XmlElement[],
  inlaid?: Inlay,
): XmlElement =>
  xml('w:p', {}, [
    xml('w:pPr', {}, look),
    ...runs.flatMap((run) => {
      if (!run.picture) return [runOf(run)]
      const drawing = inlaid?.(run.picture)
      return drawing ? [xml('w:r', {}, [drawing])] : []
    }),
  ])

function runOf({ text, bold, italic, underline, size, color }: LetterRun): XmlElement {
  const half = size === undefined ? [] : [Math.round(size * 2)]
  const look = [
    ...(bold ? [xml('w:b')] : []),
    ...(italic ? [xml('w:i')] : []),
    ...(color ? [xml('w:color', { 'w:val': color.slice(1) })] : []),
    ...half.flatMap((points) => [
      xml('w:sz', { 'w:val': points }),
      xml('w:szCs', { 'w:val': points }),
    ]),
    ...(underline ? [xml('w:u', { 'w:val': 'single' })] : []),
  ]
  return xml('w:r', {}, [xml('w:rPr', {}, look), ...wordLines(text.replaceAll('\u200b', ''))])
}

function blockOf(block: LetterBlock, flow: Flow, width: number, inlaid: Inlay): XmlElement {
  if (block.kind === 'pageBreak') {
    return xml('w:p', {}, [xml('w:r', {}, [xml('w:br', { 'w:type': 'page' })])])
  }
  if (block.kind === 'table') return table(block, flow, width, inlaid)
  if (block.kind !== 'line') return xml('w:p')
  const { runs, heading, bullet, align } = block
  const size = flow.size * (heading === 1 ? 1.5 : heading === 2 ? 1.15 : 1)
  const shown = heading ? runs.map((run) => ({ ...run, size, bold: true as const })) : runs
  return paragraph(
    shown,
    [
      ...(heading ? [xml('w:keepNext')] : []),
      ...(bullet
        ? [xml('w:numPr', {}, [xml('w:ilvl', { 'w:val': 0 }), xml('w:numId', { 'w:val': 1 })])]
        : []),
      spaced(heading ? size * 0.3 : 0, size, flow.leading),
      aligned(align),
    ],
    inlaid,
  )
}

type Table = Extract<LetterBlock, { kind: 'table' }>

function table(
  { widths, head, rows }: Table,
  flow: Flow,
  width: number,
  inlaid: Inlay,
): XmlElement {
  const all = widths.reduce((sum, each) => sum + each, 0) || 1
  const columns = widths.map((each) => Math.round((each / all) * width))
  const rule = { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': '9AA0A6' }
  const size = flow.size * 0.86
  const cell = (runs: readonly LetterRun[], index: number, bold: boolean) =>
    xml('w:tc', {}, [
      xml('w:tcPr', {}, [xml('w:tcW', { 'w:w': columns[index]!, 'w:type': 'dxa' })]),
      paragraph(
        runs.map((run) => ({ ...run, size, ...(bold && { bold: true as const }) })),
        [spaced(0, size, 1.35)],
        inlaid,
      ),
    ])
  const row = (cells: Table['rows'][number], isHead: boolean) =>
    xml('w:tr', {}, [
      ...(isHead ? [xml('w:trPr', {}, [xml('w:tblHeader')])] : []),
      ...cells.map((runs, index) => cell(runs, index, isHead)),
    ])
  return xml('w:tbl', {}, [
    xml('w:tblPr', {}, [
      xml('w:tblW', { 'w:w': width, 'w:type': 'dxa' }),
      xml(
        'w:tblBorders',
        {},
        ['w:top', 'w:bottom', 'w:insideH'].map((name) => xml(name, rule)),
      ),
    ]),
    xml(
      'w:tblGrid',
      {},
      columns.map((each) => xml('w:gridCol', { 'w:w': each })),
    ),
    ...(head ? [row(head, true)] : []),
    ...rows.map((each) => row(each, false)),
  ])
}
