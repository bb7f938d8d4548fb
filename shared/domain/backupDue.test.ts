import { expect, test } from 'vitest'
import { isBackupDue, isBackupStale, isRehearsalDue, shippedBackupPlan } from './backupDue.ts'
import { timeZone } from './timeZone.ts'

const shanghai = timeZone('Asia/Shanghai')
const at = (text: string) => Date.parse(`${text}+08:00`)
const due = (now: string, done: string | undefined, more: object = {}, plan = shippedBackupPlan) =>
  isBackupDue(
    plan,
    { doneAt: done === undefined ? undefined : at(done), changed: true, ...more },
    at(now),
    shanghai,
  )

test('a backup is due at the set time, once a day, and at the next start after a time that was missed', () => {
  expect(due('2026-11-26T12:29', '2026-11-25T12:30')).toBe(false)
  expect(due('2026-11-26T12:30', '2026-11-25T12:30')).toBe(true)
  expect(due('2026-11-26T12:31', '2026-11-26T12:30')).toBe(false)
  expect(due('2026-11-30T08:00', '2026-11-26T12:30')).toBe(true)
  expect(due('2026-11-26T08:00', undefined)).toBe(true)
  expect(due('2026-11-26T12:30', '2026-11-26T11:00')).toBe(true)
})

test('every hour only where the office wants it, and something was changed', () => {
  const hourly = { ...shippedBackupPlan, hourly: true }
  expect(due('2026-11-26T15:00', '2026-11-26T14:00')).toBe(false)
  expect(due('2026-11-26T15:00', '2026-11-26T14:00', {}, hourly)).toBe(true)
  expect(due('2026-11-26T14:59', '2026-11-26T14:00', {}, hourly)).toBe(false)
  expect(due('2026-11-26T15:00', '2026-11-26T14:00', { changed: false }, hourly)).toBe(false)
})

test('one that failed is tried again a quarter of an hour later, even where the clock was set back', () => {
  const failed = (failedAt: string) => ({ failedAt: at(failedAt) })
  expect(due('2026-11-26T12:40', '2026-11-25T12:30', failed('2026-11-26T12:30'))).toBe(false)
  expect(due('2026-11-26T12:45', '2026-11-25T12:30', failed('2026-11-26T12:30'))).toBe(true)
  expect(due('2026-11-26T12:40', '2026-11-25T12:30', failed('2027-11-26T12:30'))).toBe(true)
})

test('the time holds on the wall through the change of the clocks', () => {
  const berlin = timeZone('Europe/Berlin')
  const plan = { minute: 150, hourly: false }
  // 2026-03-29 has no half past two; three o'clock takes its place.
  const done = { doneAt: Date.parse('2026-03-28T02:30+01:00'), changed: true }
  expect(isBackupDue(plan, done, Date.parse('2026-03-29T01:59+01:00'), berlin)).toBe(false)
  expect(isBackupDue(plan, done, Date.parse('2026-03-29T03:00+02:00'), berlin)).toBe(true)
})

test('somebody is told after two days without one, and a restore is rehearsed every month', () => {
  const now = at('2026-11-26T12:00')
  expect(isBackupStale(undefined, now)).toBe(true)
  expect(isBackupStale(at('2026-11-24T13:00'), now)).toBe(false)
  expect(isBackupStale(at('2026-11-24T11:00'), now)).toBe(true)
  expect(isRehearsalDue({ failed: false }, now)).toBe(true)
  expect(isRehearsalDue({ rehearsedAt: at('2026-11-01T12:00'), failed: false }, now)).toBe(false)
  expect(isRehearsalDue({ rehearsedAt: at('2026-11-01T12:00'), failed: true }, now)).toBe(true)
  expect(isRehearsalDue({ rehearsedAt: at('2026-10-20T12:00'), failed: false }, now)).toBe(true)
})
