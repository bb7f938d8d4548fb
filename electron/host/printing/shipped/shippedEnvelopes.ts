import { assumedPostcodeBoxes, reservedZones } from '../../../../shared/printing/chineseEnvelope.ts'
import type { LayoutDraft } from '../../../../shared/printing/layout.ts'
import { paperOf } from '../../../../shared/printing/papers.ts'
import type { ShippedPrint } from './shippedPrint.ts'

/** Envelopes at home and abroad. */
export const shippedEnvelopes: readonly ShippedPrint[] = [
  domestic('CN-DL', '国内信封 DL', 'Chinese envelope DL'),
  domestic('CN-ZL', '国内信封 ZL', 'Chinese envelope ZL'),
  domestic('CN-C5', '国内信封 C5', 'Chinese envelope C5'),
  {
    code: 'envelope-abroad',
    kind: 'envelope',
    paper: 'CN-INT-C6',
    languages: ['en'],
    name: { 'zh-CN': '国际信封 C6', en: 'Envelope abroad C6' },
    layout: abroad,
  },
  {
    code: 'envelope-us10',
    kind: 'envelope',
    paper: 'US-10',
    languages: ['en'],
    name: { 'zh-CN': '美式信封 10 号', en: 'US envelope #10' },
    layout: american,
  },
]

function domestic(paper: string, chinese: string, en: string): ShippedPrint {
  return {
    code: `envelope-${paper}`,
    kind: 'envelope',
    paper,
    languages: ['zh'],
    name: { 'zh-CN': chinese, en },
    layout: () => domesticLayout(paper),
  }
}

/** The address and the name in the middle, the sender at the lower right, and nothing where GB/T 1416 wants nothing. */
function domesticLayout(code: string): LayoutDraft {
  const { width, height } = paperOf(code)!
  const { x, y, width: w, height: h, gap, count } = assumedPostcodeBoxes
  const { stamp } = reservedZones({ width, height })
  const left = Math.round(width * 0.17)
  const wide = width - 2 * left + 14
  const middle = Math.round(32 + (height - 110) * 0.4)
  return {
    page: { width, height },
    items: [
      {
        id: 'postcode',
        type: 'postcode',
        ...{ x, y, w, h, gap, count },
        text: '{{recipient.postcode}}',
        size: 18,
        needed: true,
      },
      {
        ...{ id: 'stamp', type: 'box', x: stamp.x, y: stamp.y, w: stamp.width, h: stamp.height },
        ...{ color: 'red', dashed: true, preprinted: true },
      },
      {
        ...{
          id: 'stampWords',
          type: 'text',
          x: stamp.x,
          y: stamp.y,
          w: stamp.width,
          h: stamp.height,
        },
        ...{ text: '贴邮票处', size: 9, align: 'center', valign: 'middle', color: 'red' },
        preprinted: true,
      },
      {
        ...{ id: 'address', type: 'text', x: left, y: middle, w: wide, h: 14 },
        ...{ text: '{{recipient.address}}', face: 'serif', size: 15, smallest: 9, fit: 'wrap' },
        ...{ valign: 'bottom', needed: true },
      },
      {
        ...{ id: 'firm', type: 'text', x: left, y: middle + 16, w: wide, h: 9 },
        ...{ text: '{{recipient.firmLine}}', face: 'serif', size: 17, smallest: 9 },
        valign: 'middle',
      },
      {
        ...{ id: 'person', type: 'text', x: left, y: middle + 27, w: wide, h: 11 },
        ...{ text: '{{recipient.personLine}}', face: 'serif', size: 22, smallest: 12 },
        ...{ align: 'center', valign: 'middle' },
      },
      {
        ...{ id: 'sender', type: 'text', x: width - 117, y: height - 34, w: 105, h: 12 },
        ...{
          text: '{{sender.address}}\n{{sender.name}}{{#if sender.phone}}　{{sender.phone}}{{/if}}',
        },
        ...{ face: 'serif', size: 11, smallest: 7, align: 'right', valign: 'bottom' },
      },
      {
        ...{ id: 'senderPostcode', type: 'text', x: width - 52, y: height - 13, w: 40, h: 6 },
        ...{ text: '{{#if sender.postcode}}邮政编码　{{sender.postcode}}{{/if}}' },
        ...{ face: 'serif', size: 11, align: 'right', valign: 'middle' },
      },
    ],
  }
}

/** As the post abroad wants it: the sender at the upper left, the recipient line by line below the middle. */
function abroad(): LayoutDraft {
  const { width, height } = paperOf('CN-INT-C6')!
  return {
    page: { width, height },
    items: [
      {
        ...{ id: 'sender', type: 'text', x: 9, y: 9, w: 78, h: 19 },
        ...{ text: '{{sender.name}}\n{{sender.address}}\n{{sender.postcode}} P. R. CHINA' },
        ...{ size: 9, smallest: 6, fit: 'wrap' },
      },
      { id: 'airmailBox', type: 'box', x: 9, y: 31, w: 37, h: 7 },
      {
        ...{ id: 'airmail', type: 'text', x: 9, y: 31, w: 37, h: 7 },
        ...{ text: '航空　PAR AVION', size: 9, align: 'center', valign: 'middle' },
      },
      {
        ...{ id: 'stamp', type: 'box', x: width - 30, y: 8, w: 20, h: 22 },
        ...{ color: 'grey', dashed: true, preprinted: true },
      },
      {
        ...{ id: 'recipient', type: 'text', x: 58, y: 50, w: 95, h: 46 },
        ...{ text: '{{recipient.lines}}', size: 13, smallest: 8, fit: 'wrap', needed: true },
        leading: 1.4,
      },
    ],
  }
}

/** Within what the American post's machines read. */
function american(): LayoutDraft {
  const { width, height } = paperOf('US-10')!
  return {
    page: { width, height },
    items: [
      {
        ...{ id: 'sender', type: 'text', x: 12.7, y: 12.7, w: 90, h: 19 },
        ...{ text: '{{sender.name}}\n{{sender.address}}', size: 10, smallest: 7, fit: 'wrap' },
      },
      {
        ...{ id: 'stamp', type: 'box', x: width - 33, y: 9, w: 22, h: 25 },
        ...{ color: 'grey', dashed: true, preprinted: true },
      },
      {
        ...{ id: 'recipient', type: 'text', x: 100, y: 45, w: 125, h: 42 },
        ...{ text: '{{recipient.lines}}', size: 13, smallest: 8, fit: 'wrap', needed: true },
        leading: 1.4,
      },
    ],
  }
}
