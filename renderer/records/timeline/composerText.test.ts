import { describe, expect, it } from 'vitest'
import { colleagueAsked, kindAsked, without } from './composerText.ts'

const atEnd = <T>(read: (text: string, caret: number) => T, text: string) => read(text, text.length)

describe('the composer', () => {
  it('asks for a kind behind a slash at the very start', () => {
    expect(atEnd(kindAsked, '/')).toMatchObject({ query: '' })
    expect(atEnd(kindAsked, '/拜')).toMatchObject({ query: '拜', start: 0, end: 2 })
    expect(atEnd(kindAsked, '月底/月初')).toBeUndefined()
    expect(atEnd(kindAsked, '/拜访 看了仓库')).toBeUndefined()
  })

  it('understands the sign that a Chinese keyboard types instead', () => {
    expect(atEnd(kindAsked, '、拜')).toMatchObject({ query: '拜' })
    expect(atEnd(kindAsked, '/task')).toMatchObject({ query: 'task' })
    expect(atEnd(colleagueAsked, '回价@陆')).toMatchObject({ query: '陆' })
  })

  it('names a colleague anywhere, without a blank before the sign', () => {
    const text = '回 3 号纸箱补货价@陆青'
    const word = atEnd(colleagueAsked, text)
    expect(word).toMatchObject({ query: '陆青' })
    expect(without(text, word!)).toEqual({ text: '回 3 号纸箱补货价', caret: 10 })
  })

  it('sees the word at the caret, not at the end of the text', () => {
    const text = '请 @lu 明天回价'
    const word = colleagueAsked(text, 5)
    expect(word).toEqual({ query: 'lu', start: 2, end: 5 })
    expect(without(text, word!)).toEqual({ text: '请 明天回价', caret: 2 })
  })

  it('leaves email addresses alone', () => {
    expect(atEnd(colleagueAsked, '发到 fang@chengchuan')).toBeUndefined()
  })
})
