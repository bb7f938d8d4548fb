import { assumedPostcodeBoxes } from '../../../shared/printing/chineseEnvelope.ts'
import { envelopes } from '../../../shared/printing/envelopes.ts'
import {
  layoutSchema,
  type Layout,
  type LayoutDraft,
  type LayoutItem,
} from '../../../shared/printing/layout.ts'
import { customPaper, paperOf, papers, type Paper } from '../../../shared/printing/papers.ts'
import type { Size } from '../../../shared/printing/printerGeometry.ts'
import { templateParts, type drawnKinds } from '../../../shared/printing/templateKinds.ts'

type DrawnKind = (typeof drawnKinds)[number]
type ItemDraft = LayoutDraft['items'][number]

const paperKinds = {
  letter: 'sheet',
  card: 'sheet',
  sheet: 'sheet',
  envelope: 'envelope',
  label: 'labels',
  courier: 'courier',
} as const satisfies Record<DrawnKind, Paper['kind']>

/** Papers that templates of a kind are made for. */
export const papersFor = (kind: DrawnKind): readonly Paper[] =>
  papers.filter((paper) => paper.kind === paperKinds[kind])

/** A paper of measures that somebody typed; labels on it begin as a usual sheet, and are adjusted to the real one. */
export function paperOfMeasures(kind: DrawnKind, { width, height }: Size): Paper {
  const labels = paperOf('cn-a4-24')!.labels!
  return {
    ...{ code: customPaper, kind: paperKinds[kind], width, height },
    names: { 'zh-CN': `${width} × ${height}`, en: `${width} × ${height}` },
    ...(kind === 'label' && { labels }),
  }
}

const tenth = (mm: number) => Math.round(mm * 10) / 10

/** What a new template begins as: where the recipient and the sender usually stand on such paper. */
export function beginLayout(kind: DrawnKind, paper: Paper): Layout {
  const { width, height, labels: sheet } = paper
  const draft: LayoutDraft = { page: { width, height }, items: [] }
  if (templateParts[kind].flow) {
    const edge = tenth(Math.min(25, width / 8))
    draft.flow = { left: edge, right: edge, top: edge, bottom: edge }
  }
  if (sheet) {
    const { columns, rows, left, top, pitchX, pitchY, round } = sheet
    draft.labels = {
      ...{ columns, rows, left, top, pitchX, pitchY, round },
      ...{ width: sheet.width, height: sheet.height },
    }
    draft.items = [recipientLines(4, 3, sheet.width - 8, sheet.height - 6)]
  }
  if (kind === 'envelope') draft.items = envelopeItems(paper)
  return layoutSchema.parse(draft)
}

/** What a new template says, where its kind has a text. */
export const beginBody = (kind: DrawnKind): string | null =>
  templateParts[kind].text ? '{{recipient.name}}\n\n' : null

const recipientLines = (x: number, y: number, w: number, h: number): ItemDraft => ({
  ...{ id: 'recipient', type: 'text', text: '{{recipient.lines}}', size: 12 },
  ...{ x, y, w: tenth(w), h: tenth(h), fit: 'wrap', valign: 'middle' },
})

function envelopeItems({ code, width, height }: Paper): ItemDraft[] {
  const sender: ItemDraft = {
    ...{ id: 'sender', type: 'text', text: '{{sender.name}}\n{{sender.address}}', size: 10 },
    ...{ x: 12, y: 10, w: tenth(width * 0.4), h: 14, fit: 'wrap' },
  }
  if (envelopes.find((each) => each.code === code)?.use !== 'chinese') {
    return [sender, recipientLines(width * 0.45, height * 0.45, width * 0.48, height * 0.42)]
  }
  return [
    {
      ...{ id: 'postcode', type: 'postcode', text: '{{recipient.postcode}}', size: 18 },
      ...withHeight(assumedPostcodeBoxes),
    },
    {
      ...{ id: 'address', type: 'text', text: '{{recipient.address}}', size: 15, smallest: 9 },
      ...{ x: tenth(width * 0.17), y: tenth(height * 0.34), w: tenth(width * 0.7), h: 14 },
      ...{ face: 'serif', fit: 'wrap', valign: 'bottom' },
    },
    {
      ...{ id: 'person', type: 'text', text: '{{recipient.firmLine}}\n{{recipient.personLine}}' },
      ...{ x: tenth(width * 0.17), y: tenth(height * 0.34 + 16), w: tenth(width * 0.7), h: 18 },
      ...{ size: 17, smallest: 9, face: 'serif', leading: 1.4 },
    },
    {
      ...sender,
      ...{ x: tenth(width - 82), y: tenth(height - 24), w: 70, align: 'right' },
      text: '{{sender.address}}\n{{sender.name}}　{{sender.postcode}}',
    },
  ]
}

const withHeight = ({ x, y, width, height, gap, count }: typeof assumedPostcodeBoxes) => ({
  ...{ x, y, gap, count },
  ...{ w: width, h: height },
})

/** How wide and high new things usually are. */
const usual = {
  text: [70, 10],
  line: [60, 0],
  box: [40, 20],
  picture: [40, 30],
  photo: [30, 30],
  barcode: [50, 15],
  qr: [20, 20],
  postcode: [8, 9],
} as const

/** A new thing in the middle of a page. `said` is its text; of a picture, the id of its file. */
export function beginItem(
  type: LayoutItem['type'] | 'qr',
  id: string,
  page: Layout['page'],
  said: string,
): LayoutItem {
  const [wide, high] = usual[type]
  const w = Math.min(wide, page.width)
  const h = Math.min(high, page.height)
  const place = { id, x: tenth((page.width - w) / 2), y: tenth((page.height - h) / 2), w, h }
  const more = {
    text: { text: said },
    line: {},
    box: {},
    picture: { attachment: said },
    photo: {},
    barcode: { text: '{{customer.number}}' },
    qr: { text: '{{customer.number}}', code: 'qr' },
    postcode: { text: '{{recipient.postcode}}', gap: 2, x: 12, y: 10 },
  }[type]
  return layoutSchema.shape.items.element.parse({
    type: type === 'qr' ? 'barcode' : type,
    ...place,
    ...more,
  })
}
