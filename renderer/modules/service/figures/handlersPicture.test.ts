import { createPinia, setActivePinia } from 'pinia'
import { beforeAll, expect, test } from 'vitest'
import type { CaseFigures, CaseHandler } from '../../../../shared/api/figures.ts'
import { isEmpty, totalOf } from '../../../charts/chart.ts'
import { handlersPicture } from './timePictures.ts'

beforeAll(() => setActivePinia(createPinia()))

const pictureOf = (handlers: readonly CaseHandler[]) =>
  handlersPicture({ handlers } as unknown as CaseFigures)
/** People who have cases, most first, a third of them overdue. */
const people = (count: number): CaseHandler[] =>
  Array.from({ length: count }, (_, at) => ({
    key: `user-${at}`,
    open: 3 * (count - at),
    overdue: count - at,
  }))

test('of many people those who have least share a bar that leads to the cases of all of them', () => {
  const nobody = { key: null, open: 2, overdue: 0 }
  const { chart, behind } = pictureOf([...people(30), nobody])
  expect(chart.points.map(({ key }) => key)).toEqual([
    ...people(12).map(({ key }) => key),
    'nobody',
    'rest',
  ])
  expect(totalOf(chart)).toBe(30 * 31 * 1.5 + 2)
  const others = people(30)
    .slice(12)
    .map(({ key }) => key)
  expect(behind({ point: 13, series: 1 })).toEqual({ of: 'handlersOverdue', keys: others })
  expect(behind({ point: 12, series: null })).toEqual({ of: 'handlers', keys: null })
  expect(behind({ point: 0, series: 0 })).toEqual({ of: 'handlersInTime', keys: ['user-0'] })
})

test('one person more is shown rather than told as a rest of one', () => {
  expect(pictureOf(people(13)).chart.points).toHaveLength(13)
  expect(isEmpty(pictureOf([]).chart)).toBe(true)
})
