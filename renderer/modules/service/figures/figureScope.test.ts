import { expect, test } from 'vitest'
import { daysOfSpan, ownDays, picturable } from './figureScope.ts'

const now = new Date(2026, 10, 26).getTime()

test('days of one’s own are the last twelve months until somebody says which', () => {
  expect(daysOfSpan('own', now)).toEqual({ from: '2025-12-01', to: '2026-11-26' })
  ownDays.value = { from: '2026-03-10', to: '2026-06-20' }
  expect(daysOfSpan('own', now)).toEqual({ from: '2026-03-10', to: '2026-06-20' })
})

test('of more than ten years the last ten are pictured', () => {
  const span = { from: '2001-05-06', to: '2026-11-26' }
  expect(picturable(span)).toEqual({ from: '2016-12-01', to: '2026-11-26' })
  expect(picturable({ ...span, from: '2026-01-02' }).from).toBe('2026-01-02')
})
