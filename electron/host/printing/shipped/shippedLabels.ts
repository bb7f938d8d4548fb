import { paperOf } from '../../../../shared/printing/papers.ts'
import type { ShippedPrint } from './shippedPrint.ts'

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
        {
          ...{ id: 'senderName', type: 'text', x: 24, y: 30, w: 50, h: 6 },
          ...{ text: '{{me.name}}', size: 11, valign: 'middle' },
        },
        {
          ...{ id: 'senderPhone', type: 'text', x: 78, y: 30, w: 34, h: 6 },
          ...{ text: '{{sender.phone}}', size: 11, valign: 'middle' },
        },
        {
          ...{ id: 'senderFirm', type: 'text', x: 24, y: 39, w: 88, h: 6 },
          ...{ text: '{{sender.name}}', size: 11, valign: 'middle' },
        },
        {
          ...{ id: 'senderAddress', type: 'text', x: 24, y: 48, w: 88, h: 16 },
          ...{ text: '{{sender.address}}', size: 11, fit: 'wrap' },
        },
        {
          ...{ id: 'name', type: 'text', x: 130, y: 30, w: 46, h: 6 },
          ...{ text: '{{recipient.name}}', size: 12, valign: 'middle' },
        },
        {
          ...{ id: 'phone', type: 'text', x: 180, y: 30, w: 40, h: 6 },
          text: '{{#if contact.mobile}}{{contact.mobile}}{{else}}{{customer.phone}}{{/if}}',
          ...{ size: 12, valign: 'middle', needed: true },
        },
        {
          ...{ id: 'firm', type: 'text', x: 130, y: 39, w: 90, h: 6 },
          ...{ text: '{{recipient.firm}}', size: 12, valign: 'middle' },
        },
        {
          ...{ id: 'address', type: 'text', x: 130, y: 48, w: 90, h: 16 },
          ...{ text: '{{recipient.address}}', size: 12, fit: 'wrap', needed: true },
        },
        {
          ...{ id: 'postcode', type: 'text', x: 196, y: 66, w: 24, h: 6 },
          ...{ text: '{{recipient.postcode}}', size: 12, valign: 'middle' },
        },
      ],
    }),
  },
]

function labels(code: string, chinese: string, en: string): ShippedPrint {
  const { width, height, labels: sheet } = paperOf(code)!
  const { columns, rows, left, top, pitchX, pitchY, round, ...label } = sheet!
  return {
    code: `labels-${code}`,
    kind: 'label',
    paper: code,
    languages: 'office',
    name: { 'zh-CN': chinese, en },
    layout: () => ({
      page: { width, height },
      labels: {
        ...{ columns, rows, left, top, pitchX, pitchY, round },
        ...{ width: label.width, height: label.height },
      },
      items: [
        {
          ...{ id: 'lines', type: 'text', x: 4, y: 2.5, w: label.width - 8, h: label.height - 5 },
          ...{ text: '{{recipient.lines}}', size: 10.5, smallest: 6, fit: 'wrap' },
          ...{ valign: 'middle', needed: true, leading: 1.35 },
        },
      ],
    }),
  }
}
