import { expect, test } from 'vitest'
import { setLocale } from '../../words.ts'
import { toldWait } from './toldWait.ts'

const told = (
  fields: Record<string, [unknown, unknown]>,
  source: 'interface' | 'undo' = 'interface',
) =>
  toldWait({
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, [old, next]]) => [name, { old, new: next }]),
    ),
    source,
  })?.words

test('a wait for the customer is told in a sentence, not in moments', () => {
  setLocale('zh-CN')
  expect(told({ waitingSince: [null, 5], waitingFor: [null, '样品照片'] })).toBe(
    '开始等客户，时限停走：样品照片',
  )
  expect(told({ waitingSince: [null, 5] })).toBe('开始等客户，时限停走')
  expect(told({ waitingSince: [5, null], waitingFor: ['样品照片', null] })).toBe(
    '记下客户已回复，时限继续计时',
  )
  expect(told({ waitingSince: [5, null] }, 'undo')).toBe('撤销了等客户的改动')
  expect(told({ waitingFor: ['照片', '样品'] })).toBeUndefined()
  expect(told({ waitingSince: [5, 7] })).toBeUndefined()
})
