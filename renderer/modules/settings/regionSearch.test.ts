import { describe, expect, test } from 'vitest'
import type { RegionLine } from '../../../shared/api/office.ts'
import { findRegions } from './regionSearch.ts'

const regions: RegionLine[] = [
  ['110000', '北京市', '100000', '010'],
  ['110101', '东城区', '100010', '010'],
  ['330000', '浙江省', '310000', ''],
  ['330200', '宁波市', '315000', '0574'],
  ['330212', '鄞州区', '315100', '0574'],
  ['330300', '温州市', '325000', '0577'],
  ['429004', '仙桃市', '433000', '0728'],
  ['420000', '湖北省', '430000', ''],
]

const names = (typed: string, inside = '') =>
  findRegions(regions, { typed, inside }).map(([, name]) => name)

describe('looking a region up', () => {
  test('begins with the provinces', () => {
    expect(names('')).toEqual(['北京市', '浙江省', '湖北省'])
  })

  test('goes down from one to what lies in it', () => {
    expect(names('', '330000')).toEqual(['宁波市', '温州市'])
    expect(names('', '330200')).toEqual(['鄞州区'])
  })

  test('shows the districts of a municipality, and counties that stand directly under a province', () => {
    expect(names('', '110000')).toEqual(['东城区'])
    expect(names('', '420000')).toEqual(['仙桃市'])
  })

  test('finds a name by any part of it', () => {
    expect(names('州')).toEqual(['鄞州区', '温州市'])
  })

  test('finds a number at the beginning of a code, a postcode or an area code', () => {
    expect(names('0574')).toEqual(['宁波市', '鄞州区'])
    expect(names('3151')).toEqual(['鄞州区'])
    expect(names('3302')).toEqual(['宁波市', '鄞州区'])
  })
})
