import { describe, expect, it } from 'vitest'
import { characterReadings } from '../../shared/domain/pinyin.ts'
import { typedMatch } from './typedMatch.ts'

const found = (name: string, typed: string) => typedMatch(name, typed, characterReadings)

describe('a name in a list', () => {
  it('is found by its characters, by pinyin and by initials, from any of its characters on', () => {
    for (const typed of [
      '鄞',
      '鄞州',
      'yinzhou',
      'yz',
      'yinz',
      'yzhou',
      'yzq',
      'zq',
      'YZ',
      'yin zhou',
    ]) {
      expect([typed, found('鄞州区', typed)]).toEqual([typed, true])
    }
  })

  it('is found by each reading of a character that has several', () => {
    expect(found('重庆', 'cq')).toBe(true)
    expect(found('单立', 'shanl')).toBe(true)
  })

  it('is not found by letters that are not its own', () => {
    for (const typed of ['yq', 'hou', 'yinx', 'yzqu0', '杭']) {
      expect([typed, found('鄞州区', typed)]).toEqual([typed, false])
    }
  })

  it('in Latin letters is found by a part of it', () => {
    expect(found('Harbour & Pine', 'pine')).toBe(true)
    expect(found('Harbour & Pine', 'hp')).toBe(false)
  })
})
