import { beforeAll, describe, expect, it } from 'vitest'
import type { RegionLine } from '../../shared/api/office.ts'
import regions from '../../resources/regions.json' with { type: 'json' }
import { regionPath, regionsIn, searchRegions } from './regionOptions.ts'
import { loadPinyin } from './typedMatch.ts'

const lines = regions as unknown as readonly RegionLine[]
const names = (query: string) => searchRegions(lines, query).map((option) => option.label)

beforeAll(() => loadPinyin())

describe('the regions of an address', () => {
  it('open from province to county', () => {
    expect(regionsIn(lines, '').map((option) => option.label)).toContain('浙江省')
    expect(regionsIn(lines, '330000').map((option) => option.label)).toContain('宁波市')
    const yinzhou = regionsIn(lines, '330200').find((option) => option.label === '鄞州区')
    expect(yinzhou).toMatchObject({ code: '330212', opens: false })
  })

  it('open right to the districts where a city is a province', () => {
    expect(regionsIn(lines, '310000').map((option) => option.label)).toContain('黄浦区')
  })

  it('are found by name, pinyin, initials and postcode', () => {
    expect(names('鄞州')).toEqual(['浙江省 宁波市 鄞州区'])
    expect(names('yinzhou')).toContain('浙江省 宁波市 鄞州区')
    expect(names('nb')[0]).toBe('浙江省 宁波市')
    expect(names('3151')).toContain('浙江省 宁波市 鄞州区')
  })

  it('of one name are told apart by the larger one typed before', () => {
    expect(names('鼓楼').length).toBeGreaterThan(1)
    expect(names('福州 鼓楼')).toEqual(['福建省 福州市 鼓楼区'])
  })

  it('say the way from the province', () => {
    expect(regionPath(lines, '330212').map(([code]) => code)).toEqual([
      '330000',
      '330200',
      '330212',
    ])
    expect(regionPath(lines, '999999')).toEqual([])
  })
})
