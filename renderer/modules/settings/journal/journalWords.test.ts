import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import type { EventDetail, EventKind } from '../../../../shared/api/journal.ts'
import { setLocale } from '../../../words.ts'
import { eventWords, fieldsOf, recordOf } from './journalWords.ts'

beforeEach(() => {
  setActivePinia(createPinia())
  setLocale('en')
})

test('what a role says of a field is called after that field, by its own kind of record', () => {
  const said = (entity: string, field: string) => {
    const fields = { entity: { old: null, new: entity }, field: { old: null, new: field } }
    const part = { entity: 'roleField', kind: 'create', count: 1, record: 'a', fields } as const
    const now = fieldsOf(part, {}).find((each) => each.field === 'field')?.now
    return [recordOf(part, { a: `${entity}.${field}\nSales` })?.title, now]
  }
  expect(said('task', 'title')).toEqual(['Sales: Title (task)', 'Title'])
  expect(said('serviceCase', 'title')).toEqual(['Sales: What happened (case)', 'What happened'])
})

test('what was taken out is said with what it was, and how many', () => {
  const said = (kind: EventKind, detail: EventDetail, entity: string | null = null) =>
    (['en', 'zh-CN'] as const).map((locale) => {
      setLocale(locale)
      return eventWords({ kind, entity, record: null, detail })
    })
  expect(said('printed', { form: 'case', count: 1, as: 'paper' })).toEqual([
    'printed the form of a case',
    '打印服务单',
  ])
  expect(said('printed', { form: 'register', count: 1200, as: 'file' })).toEqual([
    'saved a register of 1,200 cases as a file',
    '将服务单登记册（1,200 件）存为文件',
  ])
  expect(said('printed', { form: 'survey', count: 0, as: 'paper' })).toEqual([
    'printed a blank survey',
    '打印空白问卷',
  ])
  expect(said('printed', { form: 'survey', count: 1, as: 'paper' })).toEqual([
    'printed a survey for 1 customer',
    '打印问卷（1 位客户）',
  ])
  expect(said('exported', { count: 12 }, 'mailing')).toEqual([
    'exported 12 recipients of a mailing',
    '导出一批套打的收件人，共 12 位',
  ])
  expect(said('copied', { count: 12 }, 'customer')).toEqual([
    'copied 12 customers as a table',
    '复制 12 条客户为表格',
  ])
  expect(said('copied', { count: 1 }, 'customer')).toEqual([
    'copied 1 customer as a table',
    '复制 1 条客户为表格',
  ])
})
