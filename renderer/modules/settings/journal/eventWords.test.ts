import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import type { EventDetail, EventKind } from '../../../../shared/api/journal.ts'
import { setLocale } from '../../../words.ts'
import { eventWords } from './eventWords.ts'

beforeEach(() => setActivePinia(createPinia()))

const said = (kind: EventKind, detail: EventDetail, entity: string | null = null) =>
  (['en', 'zh-CN'] as const).map((locale) => {
    setLocale(locale)
    return eventWords({ kind, entity, record: null, detail })
  })

test('what was taken out is said with what it was, and how many', () => {
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

test('what was noted of an event is said', () => {
  expect(said('settingsChanged', { settings: 'name autoLock' })).toEqual([
    'changed settings: name of the office, lock',
    '修改设置：办公室名称、自动锁定',
  ])
  expect(said('settingsChanged', { protection: 'protected' })).toEqual([
    'changed settings: sign-in with passwords',
    '修改设置：用密码登录',
  ])
  expect(said('settingsChanged', { settings: 'ofALaterLaike' })).toEqual([
    'changed settings of the office',
    '修改办公室设置',
  ])
  expect(said('journalChecked', { sound: false })).toEqual([
    'checked the journal: it is not as it was written, or not the one of the kept seal',
    '核对日志：与写入时或另外保存的封印不一致',
  ])
  expect(said('journalChecked', { sound: true })[0]).toBe(
    'checked the journal: it is as it was written',
  )
  expect(said('converted', { encrypted: false })).toEqual([
    'removed the encryption of the office',
    '取消办公室的加密',
  ])
  expect(said('converted', { encrypted: true })).toEqual(['encrypted the office', '加密办公室'])
  expect(said('backupMade', { reason: 'import' })).toEqual([
    'made a backup (before an import)',
    '备份（导入前）',
  ])
  expect(said('backupFailed', { problem: 'backupDiskFull' })).toEqual([
    'A backup failed. The disk has no room for this backup. Make room; it is tried again by itself.',
    '备份失败。磁盘空间不够备份。请腾出空间，之后会自动再试。',
  ])
  expect(said('sendingSteered', { order: 'retry', count: 2 })).toEqual([
    'had 2 failed messages sent again',
    '没有发出的 2 位再试一次',
  ])
  expect(said('refused', { procedure: 'records.remove' })).toEqual([
    'was refused: to delete records',
    '没有权限，被拒绝：删除',
  ])
  expect(said('refused', { procedure: 'records.merge' })).toEqual([
    'was refused: to merge records',
    '没有权限，被拒绝：合并',
  ])
  expect(said('refused', { procedure: 'recycleBin.restore' })[0]).toBe('was refused: recycle bin')
  expect(said('refused', { procedure: 'later.thing' })[0]).toBe('was refused: later.thing')
  expect(said('optedOut', { way: 'sms' })[0]).toBe('withdrew a consent after an answer (text)')
})
