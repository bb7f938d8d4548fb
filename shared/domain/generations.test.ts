import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keptBackups, shippedGenerations, type DatedBackup } from './generations.ts'

const hour = 3_600_000
const day = 24 * hour
const start = Date.UTC(2026, 0, 1)
const shanghai = { offsetAt: () => 8 * hour }
const dayOf = (at: number) => new Date(at + 8 * hour).toISOString().slice(0, 10)

const backups = fc
  .array(fc.record({ minutes: fc.nat(3 * 365 * 24 * 60), routine: fc.boolean() }), {
    maxLength: 120,
  })
  .map((made) =>
    made.map(({ minutes, routine }, place): DatedBackup => ({
      name: String(place),
      at: start + minutes * 60_000,
      routine,
    })),
  )
const now = start + 3 * 365 * day
const named = (all: readonly DatedBackup[], stays: ReadonlyMap<string, unknown>) =>
  all.filter(({ name }) => stays.has(name))

test('the newest stays, and what stayed once stays as long as nothing is added', () => {
  fc.assert(
    fc.property(backups, (all) => {
      const stays = keptBackups(all, now, shanghai)
      const newest = all.toSorted((a, b) => b.at - a.at)[0]
      if (newest) expect(named(all, stays).some(({ at }) => at === newest.at)).toBe(true)
      const again = keptBackups(named(all, stays), now, shanghai)
      expect([...again.keys()].sort()).toEqual([...stays.keys()].sort())
    }),
  )
})

test('each of the last days that has a backup keeps its last one', () => {
  fc.assert(
    fc.property(backups, (all) => {
      const stays = keptBackups(all, now, shanghai)
      const days = [...new Set(all.map(({ at }) => dayOf(at)))]
        .sort()
        .slice(-shippedGenerations.daily)
      for (const date of days) {
        const ofDay = all.filter(({ at }) => dayOf(at) === date)
        const last = Math.max(...ofDay.map(({ at }) => at))
        expect(named(ofDay, stays).map(({ at }) => at)).toContain(last)
      }
    }),
  )
})

test('no more stay than the generations hold, but for those made for a reason of their own in the last 30 days', () => {
  const { hourly, daily, weekly, monthly } = shippedGenerations
  fc.assert(
    fc.property(backups, (all) => {
      const stays = [...keptBackups(all, now, shanghai).values()]
      const timed = stays.filter((generation) => generation !== 'safety')
      expect(timed.length).toBeLessThanOrEqual(hourly + daily + weekly + monthly)
    }),
  )
})

test('two years of backups, cleared up after each: days, weeks and months are there, and few in all', () => {
  let kept: DatedBackup[] = []
  for (let at = start; at < start + 729 * day; at += 6 * hour) {
    const all = [...kept, { name: String(at), at, routine: true }]
    kept = named(all, keptBackups(all, at, shanghai))
  }
  const end = kept.at(-1)!.at
  const has = (from: number, to: number) =>
    kept.some(({ at }) => at >= end - to && at <= end - from)
  for (let back = 0; back < 13; back += 1) expect(has(back * day, (back + 1) * day)).toBe(true)
  for (let back = 0; back < 7; back += 1)
    expect(has(back * 7 * day, (back + 1) * 7 * day)).toBe(true)
  const months = new Set(kept.map(({ at }) => dayOf(at).slice(0, 7)))
  expect([...months].slice(-12)).toEqual(
    Array.from({ length: 12 }, (_, place) => `2027-${String(place + 1).padStart(2, '0')}`),
  )
  expect(kept.length).toBeLessThan(60)
})

test('what was made before an upgrade stays for 30 days, whatever was made since', () => {
  const upgrade = { name: 'upgrade', at: start, routine: false }
  const later = Array.from({ length: 500 }, (_, place) => ({
    name: `h${place}`,
    at: start + (place + 1) * hour,
    routine: true,
  }))
  const all = [upgrade, ...later]
  expect(keptBackups(all, start + 29 * day, shanghai).get('upgrade')).toBe('safety')
})
