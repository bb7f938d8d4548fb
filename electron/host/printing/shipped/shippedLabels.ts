import { paperOf } from '../../../../shared/printing/papers.ts'
import { frame, words, type ShippedPrint } from './shippedPrint.ts'

/** Addresses on sheets of labels, and what is written over a courier's own form. */
export const shippedLabels: readonly ShippedPrint[] = [
  labels('cn-a4-24', '地址标签 24 格', 'Address labels, 24 a sheet'),
  labels('avery-l7160', '地址标签 21 格（L7160）', 'Address labels L7160'),
  labels('avery-l7163', '地址标签 14 格（L7163）', 'Address labels L7163'),
  labels('avery-5160', '地址标签 30 格（5160）', 'Address labels 5160'),
  {
    code: 'courier',
    kind: 'courier',
    paper: 'courier-230x127',
    languages: 'office',
    name: { 'zh-CN': '快递单套打', en: 'Courier form' },
    layout: () => ({
      page: { width: 230, height: 127 },
      items: [
        ...courierForm,
        words('senderName', [24, 30, 50, 6], '{{me.name}}', { size: 11, valign: 'middle' }),
        words('senderPhone', [78, 30, 34, 6], '{{sender.phone}}', { size: 11, valign: 'middle' }),
        words('senderFirm', [24, 39, 88, 6], '{{sender.name}}', { size: 11, valign: 'middle' }),
        words('senderAddress', [24, 48, 88, 16], '{{sender.address}}', { size: 11, fit: 'wrap' }),
        words('name', [130, 29, 46, 7.5], '{{recipient.name}}', {
          size: 12,
          smallest: 9,
          valign: 'middle',
        }),
        words(
          'phone',
          [180, 30, 40, 6],
          '{{#if contact.mobile}}{{contact.mobile}}{{else}}{{customer.phone}}{{/if}}',
          { size: 12, valign: 'middle', needed: true },
        ),
        words('firm', [130, 37.8, 90, 7.6], '{{#if recipient.person}}{{recipient.firm}}{{/if}}', {
          size: 12,
          valign: 'middle',
        }),
        words('address', [130, 48, 90, 16], '{{recipient.address}}', {
          size: 12,
          fit: 'wrap',
          needed: true,
        }),
        words('postcode', [196, 66, 24, 6], '{{recipient.postcode}}', {
          size: 12,
          valign: 'middle',
        }),
      ],
    }),
  },
]

/** What stands on a usual form, for the eye: a frame for each side, and where what is written. */
const courierForm = (
  [
    ['from', '寄件', 20],
    ['to', '收件', 126],
  ] as const
).flatMap(([id, said, x]) => [
  frame(`${id}Frame`, [x, 26, 98, 48], { color: 'grey', preprinted: true }),
  words(`${id}Words`, [x + 1, 21, 40, 5], said, {
    ...{ size: 9, valign: 'middle', color: 'grey', preprinted: true },
  }),
  ...[37, 46, 65].map((y, index) => ({
    ...({ id: `${id}Line${index}`, type: 'line', x, y, w: 98, h: 0 } as const),
    ...({ color: 'grey', dashed: true, preprinted: true } as const),
  })),
])

function labels(code: string, chinese: string, en: string): ShippedPrint {
  const { width, height, labels: sheet } = paperOf(code)!
  const { columns, rows, left, top, pitchX, pitchY, round, ...label } = sheet!
  // Printers leave the edges of the paper free, and so does what stands on labels that reach them.
  const [edge, down] = left < 4 ? [5, 4.5] : [4, 2.5]
  return {
    code: `labels-${code}`,
    kind: 'label',
    paper: code,
    languages: 'office',
    name: { 'zh-CN': chinese, en },
    layout: () => ({
      page: { width, height },
      labels: {
        columns,
        rows,
        left,
        top,
        pitchX,
        pitchY,
        round,
        width: label.width,
        height: label.height,
      },
      items: [
        words(
          'lines',
          [edge, down, label.width - 2 * edge, label.height - 2 * down],
          '{{recipient.lines}}',
          { size: 10.5, smallest: 6, fit: 'wrap', valign: 'middle', needed: true, leading: 1.35 },
        ),
      ],
    }),
  }
}
