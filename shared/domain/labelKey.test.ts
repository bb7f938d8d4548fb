import { expect, test } from 'vitest'
import { labelKey } from './labelKey.ts'

test('width, case and blanks do not tell labels apart', () => {
  expect(labelKey('ＶＩＰ　客户')).toBe(labelKey(' vip  客户 '))
  expect(labelKey('Referred by')).toBe(labelKey('REFERRED\tBY'))
})

test('signs do', () => {
  expect(new Set(['C', 'C++', 'C#', '★', '★★'].map(labelKey)).size).toBe(5)
})

test('what can’t be seen says nothing', () => {
  expect(['\u200b', '\u202e\u2066', '\u3164', '\ud800', ' \u00ad '].map(labelKey)).toEqual([
    '',
    '',
    '',
    '',
    '',
  ])
  expect(labelKey('等\u200b级')).toBe('等级')
})
