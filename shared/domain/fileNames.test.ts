import { expect, it } from 'vitest'
import { numberedNames } from './fileNames.ts'

it('files of a run are named by number and name, whatever somebody is called', () => {
  expect(
    numberedNames([
      '宁波澄川 顾明澄',
      '𠮷祥<script>/..\\a:b',
      '',
      'CON',
      '\u202eevil.',
      '宁波澄川 顾明澄',
    ]),
  ).toEqual([
    '01 宁波澄川 顾明澄',
    '02 𠮷祥 script .. a b',
    '03',
    '04 CON',
    '05 evil',
    '06 宁波澄川 顾明澄',
  ])
  const [long] = numberedNames(['𠮷'.repeat(10_000)])
  expect([...long!]).toHaveLength(83)
})
