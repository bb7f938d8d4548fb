import { expect, it } from 'vitest'
import { postalLines, postcodeDigits } from './postalAddress.ts'

const regionName = () => '浙江省宁波市鄞州区'
const lines = (address: Parameters<typeof postalLines>[0]) => postalLines(address, regionName)

it('an address at home runs from the province down, its postcode left to the boxes', () => {
  const address = { region: '330212', line: '钟公庙路 118 号', postcode: '315100' }
  expect(lines(address)).toEqual(['浙江省宁波市鄞州区钟公庙路 118 号'])
  expect(lines({ country: '中国', place: '宁波', line: '某路 1 号' })).toEqual(['宁波某路 1 号'])
  expect(lines({})).toEqual([])
})

it('an address abroad ends as its country has it, called as the post there reads it', () => {
  const told = { line: '12 Long Street', place: 'Springfield IL', postcode: '62701' }
  const ends = (country: string) => lines({ ...told, country }).slice(1)
  expect(ends('美国')).toEqual(['Springfield IL 62701', 'UNITED STATES OF AMERICA'])
  expect(ends('德国')).toEqual(['62701 Springfield IL', 'GERMANY'])
  expect(ends('UK')).toEqual(['Springfield IL', '62701', 'UNITED KINGDOM'])
  expect(ends('')).toEqual(['Springfield IL 62701'])
  expect(ends('Atlantis')).toEqual(['Springfield IL 62701', 'ATLANTIS'])
})

it('takes six digits for a postcode, and nothing else', () => {
  expect(postcodeDigits('３１５ 100')).toBe('315100')
  for (const wrong of [undefined, '', '31510', 'SW1A 1AA', '3151000']) {
    expect(postcodeDigits(wrong)).toBeNull()
  }
})
