import { describe, expect, test } from 'vitest'
import { creditCodeProblem } from '../../../shared/domain/creditCode.ts'
import { allShippedCauses } from '../../../shared/domain/shippedCauses.ts'
import { parsePhone } from '../../../shared/domain/phone.ts'
import { entities, type EntityName } from '../../../shared/entities/registry.ts'
import { dayOf } from '../../../shared/fields/date.ts'
import { checkDraft } from '../../../shared/fields/values.ts'
import { closingSurveyId } from '../service/seedSurveys.ts'
import { dayMs } from './calendar.ts'
import { makeSample } from './makeSample.ts'

const monday = new Date(2026, 10, 23, 11, 30).getTime()

function countingIds() {
  let count = 0
  return () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`
}

const make = (now = monday, seed = 'laike') =>
  makeSample({
    ...{ seed, now, ids: countingIds(), me: '10000000-0000-4000-8000-000000000000' },
    causes: new Set(allShippedCauses.map(({ id }) => id)),
    survey: closingSurveyId,
  })

const sample = make()
const of = (entity: EntityName) => sample.filter((each) => each.entity === entity && !each.changes)
const filled = (entity: EntityName, field: string) =>
  of(entity).flatMap(({ values }) => (values[field] ? [String(values[field])] : []))

test('it is as large as an office that has been at it for two years', () => {
  expect(of('customer')).toHaveLength(300)
  expect(of('contact')).toHaveLength(600)
  expect(of('interaction')).toHaveLength(3000)
  expect(of('task')).toHaveLength(150)
  expect(of('user')).toHaveLength(3)
  const times = of('interaction').map(({ at }) => at)
  expect(Math.min(...times)).toBeGreaterThan(monday - 735 * dayMs)
  expect(Math.min(...times)).toBeLessThan(monday - 700 * dayMs)
})

test('the same day makes the same office, another seed another', () => {
  expect(make()).toEqual(sample)
  expect(make(monday, 'other')).not.toEqual(sample)
})

test('the store would take every record, and each comes after what it refers to', () => {
  const known = new Set([
    '10000000-0000-4000-8000-000000000000',
    ...allShippedCauses.map((cause) => cause.id),
    closingSurveyId,
  ])
  for (const { entity, id, values, changes } of sample) {
    if (!changes) expect(() => checkDraft(entities[entity], values)).not.toThrow()
    else expect(known.has(id)).toBe(true)
    for (const [field, spec] of Object.entries(entities[entity].fields)) {
      const value = values[field]
      const refers = spec.kind === 'reference' || spec.kind === 'tags'
      if (refers && value)
        for (const each of [value].flat()) expect(known.has(String(each))).toBe(true)
    }
    known.add(id)
  }
})

describe('nobody real is reached by it', () => {
  test('mail and web addresses end where nobody can be', () => {
    const mails = [...filled('customer', 'email'), ...filled('contact', 'email')]
    expect(mails.length).toBeGreaterThan(300)
    for (const mail of mails) expect(mail).toMatch(/^[a-z0-9.]+@[a-z0-9.]+\.example$/)
    for (const site of filled('customer', 'website')) expect(site).toMatch(/\.example$/)
  })

  test('mobile numbers look right and stand under prefixes that no operator gives out', () => {
    for (const number of filled('contact', 'mobile')) {
      expect(number).toMatch(/^(?:16[013489]|194)\d{8}$/)
      expect(parsePhone(number).kind).toBe('mobile')
    }
  })

  test('tax numbers have the right check digit', () => {
    const numbers = filled('customer', 'taxNumber')
    expect(numbers.length).toBeGreaterThan(100)
    for (const number of numbers) expect(creditCodeProblem(number)).toBeUndefined()
  })
})

test('no two customers have the same name or number', () => {
  expect(new Set(filled('customer', 'name')).size).toBe(300)
  expect(new Set(filled('customer', 'number')).size).toBe(300)
})

test('what was said is varied, has no gaps, and is English where the customer is', () => {
  const said = filled('interaction', 'summary')
  expect(new Set(said).size).toBeGreaterThan(2800)
  for (const text of [...said, ...filled('task', 'title')])
    expect(text).not.toMatch(/[{}[\]|]|undefined|NaN/)
  const english = of('interaction').filter(
    ({ values }) => !/\p{Script=Han}/u.test(String(values.summary)),
  )
  expect(english.length).toBeGreaterThan(150)
  expect(english.length).toBeLessThan(700)
})

test('addresses stand in real regions, with their postcode', () => {
  const chinese = of('customer').flatMap(({ values }) => {
    const address = values.address as { region?: string; postcode?: string }
    return address.region ? [address] : []
  })
  expect(chinese.length).toBeGreaterThan(250)
  for (const { region, postcode } of chinese) {
    expect(region).toMatch(/^\d{6}$/)
    expect(postcode).toMatch(/^\d{6}$/)
  }
})

describe.each([
  ['a Monday before noon', monday],
  ['a Sunday evening', new Date(2026, 10, 22, 21, 5).getTime()],
  ['before anybody is in', new Date(2027, 0, 4, 5, 40).getTime()],
  ['leap day', new Date(2028, 1, 29, 15, 0).getTime()],
  ['the Spring Festival', new Date(2026, 1, 18, 10, 0).getTime()],
])('on %s', (_when, now) => {
  const made = make(now)
  const talks = made.filter(({ entity }) => entity === 'interaction')
  const tasks = made.filter(({ entity }) => entity === 'task')

  test('nothing has happened yet that is still to come', () => {
    for (const { entity, at } of made) expect(at, entity).toBeLessThanOrEqual(now)
    for (const { values } of tasks) expect(Number(values.doneAt ?? 0)).toBeLessThan(now)
  })

  test('the last contact is hours ago, on a working day', () => {
    const last = Math.max(...talks.map(({ at }) => at))
    expect(now - last).toBeLessThan(4.5 * dayMs)
    const today = talks.filter(({ at }) => dayOf(at) === dayOf(last))
    expect(today.length).toBeGreaterThan(4)
    const nights = talks.filter(
      ({ at }) => new Date(at).getHours() < 8 || new Date(at).getHours() > 20,
    )
    expect(nights).toEqual([])
  })

  test('some tasks are overdue, some due today, some to come', () => {
    const open = tasks.filter(({ values }) => !values.doneAt)
    const due = (fits: (day: string) => boolean) =>
      open.filter(({ values }) => fits(String(values.dueOn))).length
    expect(due((day) => day < dayOf(now))).toBeGreaterThan(6)
    expect(due((day) => day === dayOf(now))).toBeGreaterThanOrEqual(9)
    expect(due((day) => day > dayOf(now))).toBeGreaterThan(40)
  })
})

test('cases go their way forward in time, and most have a cause and a grade in the end', () => {
  const steps = Map.groupBy(
    sample.filter(({ entity }) => entity === 'serviceCase'),
    ({ id }) => id,
  )
  expect(
    of('serviceCase').filter(({ values }) => values.kind === 'complaint').length,
  ).toBeGreaterThan(100)
  for (const [, made] of steps) {
    const moments = made.map(({ at }) => at)
    expect(moments).toEqual(moments.toSorted((a, b) => a - b))
    expect(made[0]!.changes).toBeUndefined()
  }
  const closed = [...steps.values()].filter((made) => made.at(-1)!.values.state === 'closed')
  expect(closed.length).toBeGreaterThan(100)
  expect(steps.size - closed.length).toBeGreaterThan(15)
  for (const text of filled('serviceCase', 'title'))
    expect(text).not.toMatch(/[{}[\]|]|undefined|NaN/)
})
