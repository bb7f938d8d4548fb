import { describe, expect, it } from 'vitest'
import { createThrottle } from './throttle.ts'

const morning = Date.UTC(2026, 10, 23, 1)
const minute = 60_000

describe('attempts to sign in', () => {
  it('are free four times, then wait one second, two, four, up to a quarter of an hour', () => {
    const throttle = createThrottle()
    let now = morning
    for (let n = 0; n < 4; n++) expect(throttle.attempt('wang', now)).toBe(0)
    const waits = Array.from({ length: 12 }, () => {
      const wait = throttle.attempt('wang', now)
      now += wait * 1000
      expect(throttle.attempt('wang', now)).toBe(0)
      return wait
    })
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
  })

  it('that are refused do not lengthen the wait', () => {
    const throttle = createThrottle()
    for (let n = 0; n < 5; n++) throttle.attempt('wang', morning)
    expect(throttle.attempt('wang', morning + 100)).toBe(1)
    expect(throttle.attempt('wang', morning + 900)).toBe(1)
    expect(throttle.attempt('wang', morning + 1000)).toBe(0)
  })

  it('are forgotten with the right password', () => {
    const throttle = createThrottle()
    for (let n = 0; n < 4; n++) throttle.attempt('wang', morning)
    throttle.succeeded('wang')
    for (let n = 0; n < 4; n++) expect(throttle.attempt('wang', morning)).toBe(0)
    expect(throttle.attempt('wang', morning)).toBe(1)
  })

  it('are forgotten after an hour of quiet', () => {
    const throttle = createThrottle()
    for (let n = 0; n < 5; n++) throttle.attempt('wang', morning)
    expect(throttle.attempt('wang', morning + 60 * minute)).toBe(0)
    expect(throttle.attempt('wang', morning + 60 * minute)).toBe(0)
  })

  it('under one name do not lock out another', () => {
    const throttle = createThrottle()
    for (let n = 0; n < 10; n++) throttle.attempt('wang', morning)
    expect(throttle.attempt('li', morning)).toBe(0)
  })

  it('under many names wait too', () => {
    const throttle = createThrottle()
    for (let n = 0; n < 30; n++) expect(throttle.attempt(`name ${n}`, morning)).toBe(0)
    expect(throttle.attempt('li', morning)).toBe(1)
  })

  it('of an office that signs in one after another, rightly, never wait', () => {
    const throttle = createThrottle()
    for (let n = 0; n < 200; n++) {
      expect(throttle.attempt(`name ${n}`, morning)).toBe(0)
      throttle.succeeded(`name ${n}`)
    }
  })

  it('wait no longer when the clock is put back', () => {
    const throttle = createThrottle()
    for (let n = 0; n < 5; n++) throttle.attempt('wang', morning)
    const yesterday = morning - 24 * 60 * minute
    expect(throttle.attempt('wang', yesterday)).toBe(1)
    expect(throttle.attempt('wang', yesterday + 1000)).toBe(0)
  })
})
