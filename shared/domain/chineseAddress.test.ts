import { describe, expect, test } from 'vitest'
import resource from '../../resources/regions.json' with { type: 'json' }
import type { RegionLine } from '../api/office.ts'
import { findRegion, splitAddress } from './chineseAddress.ts'
import { regionName, regionsOf } from './regions.ts'

const lines = resource as unknown as readonly RegionLine[]
const regions = regionsOf(lines)

const split = (text: string, within?: string) => {
  const { region, line, postcode } = splitAddress(text, regions, within)
  return [region ? regionName(region, regions) : null, line, postcode]
}

describe('an address as people write it', () => {
  test.each([
    ['浙江省宁波市鄞州区中河街道天童南路 666 号', '浙江省宁波市鄞州区', '中河街道天童南路 666 号'],
    ['宁波市鄞州区首南中路 588 号 3 幢', '浙江省宁波市鄞州区', '首南中路 588 号 3 幢'],
    ['江苏省昆山市玉山镇前进西路 1801 号', '江苏省苏州市昆山市', '玉山镇前进西路 1801 号'],
    ['慈溪宗汉街道新塘村', '浙江省宁波市慈溪市', '宗汉街道新塘村'],
    ['苏州工业园区星湖街 328 号', '江苏省苏州市', '工业园区星湖街 328 号'],
    ['上海浦东张江路 1 号', '上海市浦东新区', '张江路 1 号'],
    ['上海市上海市静安区南京西路 1266 号', '上海市静安区', '南京西路 1266 号'],
    ['上海市市辖区黄浦区中山东一路 12 号', '上海市黄浦区', '中山东一路 12 号'],
    ['北京,北京,朝阳区,望京街 10 号', '北京市朝阳区', '望京街 10 号'],
    ['广东省东莞市长安镇振安路', '广东省东莞市', '长安镇振安路'],
    ['河南省济源市沁园路', '河南省济源市', '沁园路'],
    ['新疆伊犁州伊宁市解放西路', '新疆维吾尔自治区伊犁哈萨克自治州伊宁市', '解放西路'],
    ['恩施州恩施市舞阳坝', '湖北省恩施土家族苗族自治州恩施市', '舞阳坝'],
    ['四川省凉山彝族自治州西昌市', '四川省凉山彝族自治州西昌市', ''],
    ['吉林吉林市船营区北京路', '吉林省吉林市船营区', '北京路'],
    ['中国江苏省无锡市滨湖区蠡湖大道', '江苏省无锡市滨湖区', '蠡湖大道'],
    ['香港特别行政区油尖旺区弥敦道', '香港特别行政区油尖旺区', '弥敦道'],
  ])('%s', (text, region, line) => {
    expect(split(text)).toEqual([region, line, undefined])
  })
})

test('districts that are gone or were never on the map stay in the line', () => {
  expect(split('杭州下城区延安路 5 号')).toEqual(['浙江省杭州市', '下城区延安路 5 号', undefined])
  expect(split('合肥市高新区望江西路')).toEqual(['安徽省合肥市', '高新区望江西路', undefined])
})

test('a district whose name stands in several cities counts only under its city', () => {
  expect(split('南京市鼓楼区中山北路')).toEqual(['江苏省南京市鼓楼区', '中山北路', undefined])
  expect(split('徐州市鼓楼区中山北路')).toEqual(['江苏省徐州市鼓楼区', '中山北路', undefined])
  expect(split('江苏省鼓楼区湖南路')).toEqual(['江苏省', '鼓楼区湖南路', undefined])
  expect(split('鼓楼区中山北路')).toEqual([null, '鼓楼区中山北路', undefined])
  expect(split('鼓楼区中山北路', '350100')).toEqual(['福建省福州市鼓楼区', '中山北路', undefined])
})

test.each([
  '南京西路 1266 号',
  '江苏路 88 弄',
  '浙江大学紫金港校区',
  '东方花园 3 幢',
  'Obere Str. 57',
  '',
])('%s names no region', (text) => {
  expect(split(text)).toEqual([null, text, undefined])
})

test('a road called after a place does not move the address there', () => {
  expect(split('南京西路 1266 号', '310106')).toEqual([
    '上海市静安区',
    '南京西路 1266 号',
    undefined,
  ])
  expect(split('宁波市江北大道 5 号')).toEqual(['浙江省宁波市', '江北大道 5 号', undefined])
  expect(split('广州天河体育西路 9 号')).toEqual(['广东省广州市天河区', '体育西路 9 号', undefined])
})

test('a postcode in front or behind is taken out, a room number is not', () => {
  const yinzhou = ['浙江省宁波市鄞州区', '天童南路 666 号', '315100']
  expect(split('315100 宁波市鄞州区天童南路 666 号')).toEqual(yinzhou)
  expect(split('宁波市鄞州区天童南路 666 号 315100')).toEqual(yinzhou)
  expect(split('宁波市鄞州区天童南路 666 号(邮编:315100)')).toEqual(yinzhou)
  expect(split('宁波市鄞州区天童南路666号室100201')[1]).toBe('天童南路666号室100201')
})

test('what the region already says is not said twice', () => {
  expect(split('浙江省宁波市鄞州区天童南路', '330212')).toEqual([
    '浙江省宁波市鄞州区',
    '天童南路',
    undefined,
  ])
  expect(split('鄞州区天童南路', '330200')[0]).toBe('浙江省宁波市鄞州区')
})

test('every region of the country is found again by its full name', () => {
  for (const [code] of lines) {
    expect(splitAddress(`${regionName(code, regions)}解放路 1 号`, regions)).toEqual({
      region: code,
      line: '解放路 1 号',
    })
  }
})

describe('columns of province, city and district', () => {
  test.each([
    [{ province: '浙江', city: '宁波', district: '鄞州' }, '浙江省宁波市鄞州区', []],
    [{ province: '浙江省', city: '宁波市', district: '鄞州区' }, '浙江省宁波市鄞州区', []],
    [{ province: '上海市', city: '上海市', district: '浦东新区' }, '上海市浦东新区', []],
    [{ province: '浙江宁波' }, '浙江省宁波市', []],
    [{ city: '北京市朝阳区' }, '北京市朝阳区', []],
    [{ city: '昆山' }, '江苏省苏州市昆山市', []],
    [{ city: '吉林' }, '吉林省吉林市', []],
    [{ province: '吉林' }, '吉林省', []],
    [{ city: '福州', district: '鼓楼' }, '福建省福州市鼓楼区', []],
    [{ province: '江苏', city: '苏州市', district: '高新区' }, '江苏省苏州市', ['高新区']],
  ])('%o', (named, region, unknown) => {
    const found = findRegion(named, regions)
    expect(regionName(found.region ?? '', regions)).toBe(region)
    expect(found.unknown).toEqual(unknown)
  })

  test('places abroad and ambiguous districts are left as they are', () => {
    expect(findRegion({ province: 'BC', city: 'Tsawassen' }, regions)).toEqual({
      unknown: ['BC', 'Tsawassen'],
    })
    expect(findRegion({ district: '鼓楼区' }, regions)).toEqual({ unknown: ['鼓楼区'] })
  })
})
