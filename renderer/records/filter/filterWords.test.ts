import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { entities } from '../../../shared/entities/registry.ts'
import type { Filter } from '../../../shared/filter.ts'
import { setLocale } from '../../words.ts'
import { filterProblems, placeOf, withoutProblems } from './filterProblems.ts'
import { filterWords, relatedName } from './filterWords.ts'

beforeEach(() => {
  setActivePinia(createPinia())
  setLocale('zh-CN')
})

const levelA: Filter = { field: 'level', op: 'oneOf', value: ['A'] }
const mine: Filter = { field: 'owner', op: 'mine' }
const gone: Filter = { field: 'colour', op: 'filled' }
const quiet: Filter = {
  related: 'interaction',
  by: 'customer',
  has: false,
  where: { field: 'at', op: 'lastDays', value: 60 },
}
const said = (filter: Filter, entity: 'customer' | 'contact' | 'user' = 'customer') =>
  filterWords(entities[entity], filter, {})

describe('a filter in words', () => {
  test('has brackets where they mean something', () => {
    expect(said({ all: [levelA, { any: [mine, quiet] }] })).toBe(
      '级别 是 A 且 （负责人 是 我 或 联系记录 没有 时间 在最近 60 天）',
    )
    setLocale('en')
    expect(said({ any: [levelA, { ...quiet, where: null }] })).toBe(
      'Level is A or Interactions there are none',
    )
  })

  test('goes behind a reference, and further', () => {
    expect(said({ through: 'customer', where: levelA }, 'contact')).toBe('客户 › 级别 是 A')
    expect(said({ through: 'customer', where: quiet }, 'contact')).toBe(
      '客户 › 联系记录 没有 时间 在最近 60 天',
    )
    expect(said({ through: 'customer', where: { any: [levelA, mine] } }, 'contact')).toBe(
      '客户 级别 是 A 或 负责人 是 我',
    )
  })

  test('says which reference is meant where there are several, and never a name nobody gave', () => {
    expect(relatedName(entities.customer, { related: 'customer', by: 'parent' })).toBe('分支机构')
    expect(said(gone)).toBe('已不在的字段')
    expect(said({ related: 'parcel', by: 'customer', has: true, where: null })).not.toContain(
      'parcel',
    )
    expect(said({ through: 'colour', where: levelA })).toBe('已不在的字段')
  })
})

describe('what can’t be asked', () => {
  const left = (filter: Filter) => {
    const problems = filterProblems(entities.customer, filter)
    return withoutProblems(filter, problems)
  }

  test('is taken out wherever it stands, and the rest stays as it was', () => {
    expect(left({ all: [gone, levelA, { any: [mine, gone] }, gone] })).toEqual({
      all: [levelA, mine],
    })
    expect(left({ all: [levelA, { ...quiet, where: { all: [gone, gone] } }] })).toEqual(levelA)
    expect(left(gone)).toBeNull()
    expect(left({ all: [levelA, mine] })).toEqual({ all: [levelA, mine] })
  })

  test('stands in the chip that one sees', () => {
    const filter: Filter = { all: [levelA, { any: [mine, { ...quiet, where: gone }] }] }
    const [problem] = filterProblems(entities.customer, filter)
    expect(placeOf(filter, problem!)).toEqual([1, 1])
  })
})
