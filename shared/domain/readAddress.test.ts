import { expect, test } from 'vitest'
import resource from '../../resources/regions.json' with { type: 'json' }
import type { RegionLine } from '../api/office.ts'
import { readAddress, type AddressCells } from './readAddress.ts'
import { regionsOf } from './regions.ts'

const regions = regionsOf(resource as unknown as readonly RegionLine[])
const read = (cells: AddressCells) => readAddress(cells, regions)

test.each<[string, AddressCells, object]>([
  [
    'columns of names',
    {
      province: '浙江',
      city: '宁波',
      district: '鄞州',
      line: '天童南路 666 号',
      postcode: '315100',
    },
    { region: '330212', line: '天童南路 666 号', postcode: '315100' },
  ],
  [
    'one text',
    { line: '浙江省宁波市鄞州区天童南路 666 号' },
    { region: '330212', line: '天童南路 666 号' },
  ],
  [
    'a line that goes on from the columns',
    { province: '浙江省', city: '宁波市', line: '鄞州区天童南路 666 号' },
    { region: '330212', line: '天童南路 666 号' },
  ],
  [
    'a line that says the columns again',
    { province: '浙江省', city: '宁波市', line: '浙江省宁波市鄞州区天童南路' },
    { region: '330212', line: '天童南路' },
  ],
  [
    'a region in one column',
    { region: '江苏苏州', line: '高新区滨河路 1 号' },
    { region: '320500', line: '高新区滨河路 1 号' },
  ],
  [
    'a region by its code',
    { region: '330212', line: '天童南路' },
    { region: '330212', line: '天童南路' },
  ],
  [
    'a district that is on no map',
    { province: '江苏', city: '苏州', district: '高新区', line: '滨河路 1 号' },
    { region: '320500', line: '高新区滨河路 1 号' },
  ],
  [
    'a country that is said',
    { country: 'China', city: '杭州', line: '文三路' },
    { region: '330100', line: '文三路' },
  ],
  [
    'a lost zero',
    { province: '河北', city: '石家庄', postcode: '50000' },
    { region: '130100', postcode: '050000' },
  ],
  [
    'an address abroad',
    {
      country: 'Canada',
      province: 'BC',
      city: 'Tsawassen',
      line: '23 Tsawassen Blvd.',
      postcode: 'T2F 8M4',
    },
    { country: 'Canada', place: 'Tsawassen, BC', line: '23 Tsawassen Blvd.', postcode: 'T2F 8M4' },
  ],
  [
    'a place nobody knows',
    { city: '某某市', line: '某路 1 号' },
    { place: '某某市', line: '某路 1 号' },
  ],
  [
    'a name of a town abroad',
    { country: 'Deutschland', city: 'Berlin', province: 'Berlin' },
    { country: 'Deutschland', place: 'Berlin' },
  ],
])('%s', (_what, cells, address) => {
  expect(read(cells)).toEqual(address)
})

test('nothing is no address', () => {
  expect(read({})).toBeUndefined()
  expect(read({ line: ' ', city: '' })).toBeUndefined()
})
