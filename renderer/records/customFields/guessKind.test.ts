import { expect, test } from 'vitest'
import { guessKind } from './guessKind.ts'

test.each([
  ['年度预算（万元）', 'money'],
  ['已付金额', 'money'],
  ['Annual budget', 'money'],
  ['合同到期', 'date'],
  ['签约日期', 'date'],
  ['Contract until', 'date'],
  ['门店数', 'number'],
  ['Number of shops', 'number'],
  ['是否试用', 'yesNo'],
  ['已寄样？', 'yesNo'],
  ['Has a warehouse', 'yesNo'],
  ['年检等级', 'choice'],
  ['Payment status', 'choice'],
  ['介绍人', 'text'],
  ['付款方式说明', 'text'],
  ['评价', 'text'],
  ['History', 'text'],
  ['', 'text'],
])('%s is likely %s', (label, kind) => {
  expect(guessKind(label)).toBe(kind)
})
