import { expect, it } from 'vitest'
import type { Speaker } from '../fields/kind.ts'
import { honorific } from './honorific.ts'

const speaker = (locale: Speaker['locale']) =>
  ({ locale, labelOf: (_list: string, code: string) => `<${code}>` }) as Speaker
const wang = { name: '王芳', gender: 'female' }

it('people are called by what they are called, else by what they are, and nobody is Manager in English', () => {
  const manager = { ...wang, salutation: 'manager' }
  expect(honorific(manager, speaker('zh-CN'))).toBe('王芳<manager>')
  expect(honorific(manager, speaker('en'))).toBe('<ms> 王芳')
  expect(honorific({ ...manager, gender: null }, speaker('en'))).toBe('王芳')
  expect(honorific({ ...wang, salutation: 'dr' }, speaker('en'))).toBe('<dr> 王芳')
  expect(honorific(wang, speaker('zh-CN'))).toBe('王芳<ms>')
})
