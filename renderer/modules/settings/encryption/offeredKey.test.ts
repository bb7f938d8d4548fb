import { expect, it } from 'vitest'
import { forgetOffered, offeredKey } from './offeredKey.ts'

it('a recovery key stays the one that was printed until it is used, and is nobody else’s', () => {
  const printed = offeredKey('沈一禾')
  expect(offeredKey('沈一禾')).toBe(printed)
  expect(offeredKey('陆青')).not.toBe(printed)
  const next = offeredKey('沈一禾')
  forgetOffered()
  expect(offeredKey('沈一禾')).not.toBe(next)
})
