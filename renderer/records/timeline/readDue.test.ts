import { describe, expect, it } from 'vitest'
import { readDay, readDue } from './readDue.ts'

/** A Monday. */
const now = new Date('2026-11-23T09:00').getTime()
const today = '2026-11-23'
const due = (text: string) => readDue(text, 'zh-CN', now)

describe('a task', () => {
  it('takes its day from the words at its end, and its time', () => {
    expect(due('回 3 号纸箱补货价 明天')).toEqual({
      dueOn: '2026-11-24',
      dueAt: null,
      rest: '回 3 号纸箱补货价',
    })
    expect(due('回补货价 今天 15:00')).toEqual({
      dueOn: '2026-11-23',
      dueAt: new Date('2026-11-23T15:00').getTime(),
      rest: '回补货价',
    })
    expect(readDue('Send samples next Friday', 'en', now)).toMatchObject({
      dueOn: '2026-12-04',
      rest: 'Send samples',
    })
  })

  it('takes its day from its first word', () => {
    expect(due('周五 寄样')).toMatchObject({ dueOn: '2026-11-27', rest: '寄样' })
  })

  it('keeps a day that is part of what it says', () => {
    expect(due('今天的报价单')).toBeUndefined()
    expect(due('明天')).toBeUndefined()
    expect(due('回 3 号纸箱补货价')).toBeUndefined()
    expect(due('补货 15:00')).toBeUndefined()
  })

  it('that says an hour which is none keeps its day', () => {
    expect(due('回价 明天 29:00')).toMatchObject({ dueOn: '2026-11-24', dueAt: null })
  })
})

describe('a day', () => {
  it('is read from the words of both languages', () => {
    const days: [string, string][] = [
      ['后天', '2026-11-25'],
      ['周一', '2026-11-23'],
      ['下周一', '2026-11-30'],
      ['星期天', '2026-11-29'],
      ['3天后', '2026-11-26'],
      ['月底', '2026-11-30'],
      ['12月1日', '2026-12-01'],
      ['1-5', '2027-01-05'],
      ['tomorrow', '2026-11-24'],
      ['wed', '2026-11-25'],
      ['Thursday', '2026-11-26'],
      ['next tuesday', '2026-12-01'],
      ['in 10 days', '2026-12-03'],
      ['2026-12-24', '2026-12-24'],
    ]
    expect(days.map(([word]) => [word, readDay(word, 'zh-CN', today)])).toEqual(days)
  })

  it('in the week that is nearly over means the week to come', () => {
    expect(readDay('周一', 'zh-CN', '2026-11-28')).toBe('2026-11-30')
    expect(readDay('下周一', 'zh-CN', '2026-11-28')).toBe('2026-11-30')
  })

  it('that does not exist is none', () => {
    expect(readDay('2月30日', 'zh-CN', today)).toBeUndefined()
    expect(readDay('纸箱', 'zh-CN', today)).toBeUndefined()
  })
})
