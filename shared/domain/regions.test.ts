import { expect, test } from 'vitest'
import resource from '../../resources/regions.json' with { type: 'json' }
import type { RegionLine } from '../api/office.ts'
import { isWithin, parentRegion, rankOf, regionName, regionsOf, shortName } from './regions.ts'

const lines = resource as unknown as readonly RegionLine[]
const regions = regionsOf(lines)

test('the shipped regions are complete, in order, and each hangs on one that is there', () => {
  expect(lines.filter(([code]) => rankOf(code) === 1)).toHaveLength(34)
  expect(lines.length).toBeGreaterThan(3200)
  expect(lines.every(([code], index) => index === 0 || code > lines[index - 1]![0])).toBe(true)
  for (const [code, name, postcode, areaCode] of lines) {
    const parent = parentRegion(code, regions)
    expect(parent === undefined || regions.byCode.has(parent), `${code} ${name}`).toBe(true)
    expect(postcode).toMatch(/^(\d{6})?$/)
    expect(areaCode).toMatch(/^(0\d{2,4})?$/)
  }
})

test.each([
  ['330212', '浙江省宁波市鄞州区'],
  ['330200', '浙江省宁波市'],
  ['330000', '浙江省'],
  ['310115', '上海市浦东新区'],
  ['419001', '河南省济源市'],
  ['441900', '广东省东莞市'],
  ['999999', ''],
])('%s is %s', (code, name) => {
  expect(regionName(code, regions)).toBe(name)
})

test('a county lies in its prefecture and its province, and nowhere else', () => {
  expect(isWithin('330212', '330200')).toBe(true)
  expect(isWithin('330212', '330000')).toBe(true)
  expect(isWithin('330200', '330212')).toBe(false)
  expect(isWithin('340200', '330000')).toBe(false)
})

test.each([
  ['浙江省', '浙江'],
  ['内蒙古自治区', '内蒙古'],
  ['新疆维吾尔自治区', '新疆'],
  ['香港特别行政区', '香港'],
  ['阿坝藏族羌族自治州', '阿坝'],
  ['大兴安岭地区', '大兴安岭'],
  ['锡林郭勒盟', '锡林郭勒'],
  ['前郭尔罗斯蒙古族自治县', '前郭尔罗斯'],
  ['鄂温克族自治旗', '鄂温克'],
  ['浦东新区', '浦东'],
  ['管城回族区', '管城'],
  ['沛县', undefined],
  ['城区', undefined],
])('%s is called %s for short', (name, short) => {
  expect(shortName(name)).toBe(short)
})
