import { expect, test } from 'vitest'
import { createRestartLimit } from './restartLimit.ts'

test('an office that keeps stopping is started five times a minute and no more', () => {
  let now = 0
  const mayRestart = createRestartLimit(5, 60_000, () => now)

  for (let crash = 0; crash < 5; crash++) {
    expect(mayRestart()).toBe(true)
    now += 1_000
  }
  expect(mayRestart()).toBe(false)

  now = 59_999
  expect(mayRestart()).toBe(false)
  now = 60_000
  expect(mayRestart()).toBe(true)
  expect(mayRestart()).toBe(false)
})
