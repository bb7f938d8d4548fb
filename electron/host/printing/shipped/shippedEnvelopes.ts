import { assumedPostcodeBoxes, reservedZones } from '../../../../shared/printing/chineseEnvelope.ts'
import type { LayoutDraft } from '../../../../shared/printing/layout.ts'
import { paperOf } from '../../../../shared/printing/papers.ts'
import { frame, words, type ShippedPrint } from './shippedPrint.ts'

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

/** Where nobody is named, the firm stands in the middle itself. */
const firmBefore = '{{#if recipient.person}}{{recipient.firm}}{{/if}}'

/** The address and the name in the middle, the sender at the lower right, and nothing where GB/T 1416 wants nothing. */
function domesticLayout(code: string): LayoutDraft {
  const { width, height } = paperOf(code)!
  const { x, y, width: w, height: h, gap, count } = assumedPostcodeBoxes
  const { stamp } = reservedZones({ width, height })
  const left = Math.round(width * 0.17)
  const wide = width - 2 * left + 14
  const middle = Math.round(32 + (height - 110) * 0.4)
  /** Larger envelopes are written on larger. */
  const large = (size: number) =>
    Math.round(size * Math.min(1.3, Math.max(1, height / 120)) * 10) / 10
  return {
    page: { width, height },
    items: [
      {
        id: 'postcode',
        type: 'postcode',
        x,
        y,
        w,
        h,
        gap,
        count,
        text: '{{recipient.postcode}}',
        size: 18,
        needed: true,
      },
      frame('stamp', [stamp.x, stamp.y, stamp.width, stamp.height], {
        color: 'red',
        dashed: true,
        preprinted: true,
      }),
      words('stampWords', [stamp.x, stamp.y, stamp.width, stamp.height], '贴邮票处', {
        size: 9,
        align: 'center',
        valign: 'middle',
        color: 'red',
        preprinted: true,
      }),
      words('address', [left, middle, wide, large(14)], '{{recipient.address}}', {
        face: 'serif',
        size: large(15),
        smallest: 9,
        fit: 'wrap',
        valign: 'bottom',
        needed: true,
      }),
      words('firm', [left, middle + large(16), wide, large(10.5)], firmBefore, {
        face: 'serif',
        size: large(17),
        smallest: 12,
        valign: 'middle',
      }),
      words('person', [left, middle + large(28), wide, large(11)], '{{recipient.mainLine}}', {
        face: 'serif',
        size: large(22),
        smallest: 12,
        align: 'center',
        valign: 'middle',
      }),
      words(
        'sender',
        [width - 117, height - 34, 105, 12],
        '{{sender.address}}\n{{sender.name}}{{#if sender.phone}}　{{sender.phone}}{{/if}}',
        { face: 'serif', size: 11, smallest: 7, align: 'right', valign: 'bottom' },
      ),
      words(
        'senderPostcode',
        [width - 52, height - 13, 40, 6],
        '{{#if sender.postcode}}邮政编码　{{sender.postcode}}{{/if}}',
        { face: 'serif', size: 11, align: 'right', valign: 'middle' },
      ),
    ],
  }
}

/** As the post abroad wants it: the sender at the upper left, the recipient line by line below the middle. */
function abroad(): LayoutDraft {
  const { width, height } = paperOf('CN-INT-C6')!
  return {
    page: { width, height },
    items: [
      words(
        'sender',
        [9, 9, 78, 19],
        '{{sender.name}}\n{{sender.address}}\n{{sender.postcode}} P. R. CHINA',
        { size: 9, smallest: 6, fit: 'wrap' },
      ),
      frame('airmailBox', [9, 31, 37, 7]),
      words('airmail', [9, 31, 37, 7], '航空　PAR AVION', {
        size: 9,
        align: 'center',
        valign: 'middle',
      }),
      frame('stamp', [width - 30, 8, 20, 22], { color: 'grey', dashed: true, preprinted: true }),
      words('recipient', [58, 50, 95, 46], '{{recipient.lines}}', {
        size: 13,
        smallest: 8,
        fit: 'wrap',
        needed: true,
        leading: 1.4,
      }),
    ],
  }
}

/** Within what the American post's machines read. */
function american(): LayoutDraft {
  const { width, height } = paperOf('US-10')!
  return {
    page: { width, height },
    items: [
      words('sender', [12.7, 12.7, 90, 19], '{{sender.name}}\n{{sender.address}}', {
        size: 10,
        smallest: 7,
        fit: 'wrap',
      }),
      frame('stamp', [width - 33, 9, 22, 25], { color: 'grey', dashed: true, preprinted: true }),
      words('recipient', [100, 45, 125, 42], '{{recipient.lines}}', {
        size: 13,
        smallest: 8,
        fit: 'wrap',
        needed: true,
        leading: 1.4,
      }),
    ],
  }
}
