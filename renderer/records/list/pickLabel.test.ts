import { expect, test } from 'vitest'
import { setLocale } from '../../words.ts'
import { pickLabel } from './pickLabel.ts'

test('a box is called after its row, in the language of the moment', () => {
  setLocale('en')
  expect(pickLabel('Pine & Sons')).toBe('Select Pine & Sons')
  setLocale('zh-CN')
  expect(pickLabel('晨辰 {title}')).toBe('选择晨辰 {title}')
})
