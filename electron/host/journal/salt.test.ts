import { expect, test } from 'vitest'
import { newSalt } from './salt.ts'

test('no two entries get the same salt, whatever was drawn at once', () => {
  const salts = Array.from({ length: 2000 }, newSalt)
  expect(new Set(salts).size).toBe(2000)
  for (const salt of salts) expect(salt).toMatch(/^[\w-]{12}$/u)
})
