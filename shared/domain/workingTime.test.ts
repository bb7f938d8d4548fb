import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockTime, weekOf, workingTime, type WorkingCalendar } from './workingTime.ts'

const minute = 60_000
const hour = 60 * minute
const desk = [
  { from: 540, to: 720 },
  { from: 780, to: 1080 },
]
const night = [{ from: 1320, to: 1800 }]

/** The office of a Chinese year: National Day off from 1 to 7 October 2026, a Saturday and a Sunday worked for it. */
const shanghai: WorkingCalendar = {
  timeZone: 'Asia/Shanghai',
  week: weekOf(desk, 0, 1, 2, 3, 4),
  special: new Map<string, typeof desk>([
    ...[1, 2, 3, 4, 5, 6, 7].map((day) => [`2026-10-0${day}`, []] as [string, typeof desk]),
    ['2026-09-20', desk],
    ['2026-10-10', desk],
  ]),
}
const calendars: Readonly<Record<string, WorkingCalendar>> = {
  shanghai,
  'night shifts in Berlin': {
    timeZone: 'Europe/Berlin',
    week: weekOf(night, 0, 1, 2, 3, 4, 5, 6),
    special: new Map(),
  },
  'nights in New York that run into the morning': {
    timeZone: 'America/New_York',
    week: weekOf([{ from: 60, to: 300 }, ...night], 0, 2, 5, 6),
    special: new Map([['2026-11-26', []]]),
  },
  'all day and night on Lord Howe': {
    timeZone: 'Australia/Lord_Howe',
    week: weekOf([{ from: 0, to: 1440 }], 0, 1, 2, 3, 4, 5, 6),
    special: new Map(),
  },
  'an office that never opens': { timeZone: 'UTC', week: weekOf([]), special: new Map() },
}

const instants = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) })
const durations = fc.integer({ min: 0, max: 400 * hour })

for (const [name, calendar] of Object.entries(calendars)) {
  const time = workingTime(calendar)

  test(`${name}: never negative, never more than what passes, and adds up`, () => {
    fc.assert(
      fc.property(instants, instants, instants, (...some) => {
        const [a, b, c] = some.toSorted((x, y) => x - y) as [number, number, number]
        const [first, second] = [time.between(a, b), time.between(b, c)]
        expect(first).toBeGreaterThanOrEqual(0)
        expect(first).toBeLessThanOrEqual(b - a)
        expect(first + second).toBe(time.between(a, c))
        expect(time.between(c, a)).toBe(0)
      }),
    )
  })

  test(`${name}: what was added is what is measured, and more is later`, () => {
    fc.assert(
      fc.property(instants, durations, durations, (from, some, more) => {
        const [end, later] = [time.after(from, some), time.after(from, some + more)]
        if (end === null || later === null) {
          expect(time.nextOpening(from)).toBeNull()
          return
        }
        expect(time.between(from, end)).toBe(some)
        expect(later).toBeGreaterThanOrEqual(end)
        expect(time.after(end, more)).toBe(more === 0 ? end : later)
      }),
    )
  })

  test(`${name}: nothing is worked before the next opening`, () => {
    fc.assert(
      fc.property(instants, (at) => {
        const opening = time.nextOpening(at)
        if (opening === null) {
          expect(time.between(at, at + 9000 * hour)).toBe(0)
          return
        }
        expect(time.between(at, opening)).toBe(0)
        expect(time.isOpen(opening)).toBe(true)
        expect(time.isOpen(at)).toBe(opening === at)
        expect(time.between(opening, opening + minute)).toBeGreaterThan(0)
      }),
    )
  })
}

test('a complaint of the last afternoon before a holiday waits for the worked Saturday after it', () => {
  const time = workingTime(shanghai)
  // Wednesday, half past five: half an hour today, two days, then the Saturday that is worked.
  const end = time.after(Date.parse('2026-09-30T17:30+08:00'), 17.5 * hour)
  expect(end).toBe(Date.parse('2026-10-10T10:00+08:00'))
  expect(time.isOpen(Date.parse('2026-09-20T10:00+08:00'))).toBe(true)
  expect(time.isOpen(Date.parse('2026-10-01T10:00+08:00'))).toBe(false)
  expect(time.isOpen(Date.parse('2026-09-28T12:30+08:00'))).toBe(false)
})

test('a night in which clocks change is an hour shorter or longer', () => {
  const time = workingTime(calendars['night shifts in Berlin']!)
  const shift = (from: string, to: string) => time.between(Date.parse(from), Date.parse(to)) / hour
  expect(shift('2026-03-28T20:00+01:00', '2026-03-29T20:00+02:00')).toBe(7)
  expect(shift('2026-10-24T20:00+02:00', '2026-10-25T20:00+01:00')).toBe(9)
  expect(shift('2026-06-10T20:00+02:00', '2026-06-11T20:00+02:00')).toBe(8)
})

test('hours that clocks leave out are not worked', () => {
  const gap = weekOf([{ from: 135, to: 165 }], 6)
  const time = workingTime({ timeZone: 'Europe/Berlin', week: gap, special: new Map() })
  const saturday = Date.parse('2026-03-28T12:00+01:00')
  expect(time.between(saturday, saturday + 48 * hour)).toBe(0)
  expect(time.nextOpening(saturday)).toBe(Date.parse('2026-04-05T02:15+02:00'))
})

test('what begins a day late or goes past its midnight belongs to the day it begins on', () => {
  const special = new Map([['2026-06-03', []]])
  const time = workingTime({ timeZone: 'UTC', week: weekOf(night, 0, 1, 2, 3, 4), special })
  expect(time.isOpen(Date.parse('2026-06-03T05:00Z'))).toBe(true)
  expect(time.isOpen(Date.parse('2026-06-03T23:00Z'))).toBe(false)
  expect(time.isOpen(Date.parse('2026-06-04T05:00Z'))).toBe(false)
})

test('ten years are looked through and no more', () => {
  const once = new Map([['2040-01-02', desk]])
  const time = workingTime({ timeZone: 'UTC', week: weekOf([]), special: once })
  expect(time.nextOpening(Date.UTC(2026, 0, 1))).toBeNull()
  expect(time.after(Date.UTC(2026, 0, 1), 1)).toBeNull()
  expect(time.nextOpening(Date.UTC(2035, 0, 1))).toBe(Date.parse('2040-01-02T09:00Z'))
})

test('a place that is none is refused, and clock time runs day and night', () => {
  expect(() => workingTime({ ...shanghai, timeZone: 'Moon/Base' })).toThrow(RangeError)
  expect(clockTime.after(5, 10)).toBe(15)
  expect(clockTime.between(15, 5)).toBe(0)
})
