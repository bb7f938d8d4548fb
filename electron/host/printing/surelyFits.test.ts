import { expect, it } from 'vitest'
import { layoutItemSchema, type LayoutItem } from '../../../shared/printing/layout.ts'
import { surelyFits } from './surelyFits.ts'

const item = layoutItemSchema.parse({
  ...{ id: 'a', type: 'text', x: 0, y: 0, w: 40, h: 10, text: '', size: 10 },
}) as Extract<LayoutItem, { type: 'text' }>

it('is sure of words that fit in any font, and of no others', () => {
  // 40 mm are 11.3 letters of 10 pt; 10 mm are two lines of 1.3 times that.
  expect(surelyFits(item, '宁波澄川包装制品公司')).toBe(true)
  expect(surelyFits(item, '宁波澄川包装制品有限公司')).toBe(false)
  expect(surelyFits(item, 'springfield')).toBe(true)
  expect(surelyFits(item, 'WWWWWWWWWWWW')).toBe(false)
  expect(surelyFits(item, '一\n二')).toBe(true)
  expect(surelyFits(item, '一\n二\n三')).toBe(false)
  expect(surelyFits(item, '𠮷')).toBe(false)
})
