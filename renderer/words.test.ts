import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { baseCompile } from '@intlify/message-compiler'
import { locales } from '../shared/locales/locale.ts'
import { messages, type MessageKey } from '../shared/locales/messages.ts'
import { choices, failureText, label, setLocale, t } from './words.ts'

beforeEach(() => {
  setActivePinia(createPinia())
  setLocale('en')
})

function flat(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[`${path}${name}`, value] as [string, string]]
      : flat(value as object, `${path}${name}.`),
  )
}

test.each(locales)('every message in %s can be read by the message compiler', (each) => {
  const broken = flat(messages[each]).filter(([, said]) => {
    let wrong = false
    baseCompile(said, { onError: () => (wrong = true) })
    return wrong
  })
  expect(broken).toEqual([])
})

test('both languages fill the same blanks', () => {
  const blanks = (said: string) => [...new Set(said.match(/\{\w+\}/g) ?? [])].sort().join(' ')
  const chinese = new Map(flat(messages['zh-CN']))
  const unlike = flat(messages.en).filter(
    ([key, said]) => blanks(said) !== blanks(chinese.get(key) ?? ''),
  )
  expect(unlike).toEqual([])
})

test('what one language says, the other does not pass over', () => {
  const silent = (each: 'en' | 'zh-CN') =>
    flat(messages[each])
      .filter(([, said]) => !said)
      .map(([key]) => key)
  expect(silent('zh-CN')).toEqual(silent('en'))
})

test('the language changes at once, and the page says so', () => {
  expect(t('frame.today')).toBe('Today')
  setLocale('zh-CN')
  expect(t('frame.today')).toBe('今天')
  expect(document.documentElement.lang).toBe('zh-CN')
})

test('one and many have their own words, and numbers their separators', () => {
  const key: MessageKey = 'frame.days.overdue'
  expect(t(key, { count: 1 })).toBe('1 day over')
  expect(t(key, { count: 1204 })).toBe('1,204 days over')
  setLocale('zh-CN')
  expect(t(key, { count: 1 })).toBe('逾期 1 天')
})

test('a field has its name, also where the store keeps it', () => {
  expect(label('customer', 'lastContactAt')).toBe('Last contact')
  expect(label('customer', 'createdAt')).toBe('Created')
})

test('a dictionary is offered in its order, in words', () => {
  expect(choices('gender')).toEqual([
    { code: 'male', label: 'Male' },
    { code: 'female', label: 'Female' },
  ])
})

test('a failure nobody has words for is still said in words', () => {
  expect(failureText({ path: ['name'], key: 'required' })).toBe('This is needed.')
  expect(failureText({ path: [], key: 'neverHeardOf' })).toBe('This can’t be read.')
})

test('names of our own are lower case within an English sentence, unless they have capitals of theirs', () => {
  expect(t('list.newRecord', { one: 'Customer' })).toBe('New customer')
  expect(t('list.sortBy', { field: 'WeChat' })).toBe('Sort by WeChat')
  expect(t('list.sortBy', { field: 'QQ' })).toBe('Sort by QQ')
  expect(t('frame.fieldCleared', { field: 'Tax no.' })).toBe('Tax no. is now empty')
})
