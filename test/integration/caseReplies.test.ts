import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { program } from '../../electron/host/records/access.ts'
import { seedService } from '../../electron/host/service/seedService.ts'
import { shippedTemplates } from '../../electron/host/service/shippedTemplates.ts'
import { writeSetting, type SettingValues } from '../../electron/host/settings.ts'
import { officeHoursId, startingHours } from '../../shared/domain/officeCalendar.ts'
import { isReplyField } from '../../shared/domain/replyFields.ts'
import { fieldsIn } from '../../shared/domain/templateText.ts'
import { entities, type EntityName } from '../../shared/entities/registry.ts'
import { locales } from '../../shared/locales/locale.ts'
import { actOf, tempOffice, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
beforeEach(() => {
  desk = tempOffice()
})
afterEach(() => desk.close())

const set = <K extends keyof SettingValues>(name: K, value: SettingValues[K]) =>
  desk.office.store.transact(actOf(program), (tx) => writeSetting(tx, name, value))
const rowsOf = (name: EntityName) =>
  desk.lists.page(desk.chief, entities[name], { filter: null, offset: 0, limit: 100 }).rows
const complain = (values: object = {}) =>
  desk.create('serviceCase', { title: '第二批偏红', owner: desk.clerk.user, ...values }).id
const go = (id: string, ...states: string[]) => {
  for (const state of states) desk.update('serviceCase', id, { state, stepReason: '如此' })
}
const toTheEnd = ['investigating', 'answered', 'solved', 'closed']
/** Where the desk stands, what is Thursday 2026-11-26 at nine. */
const thursday = new Date(2026, 10, 26, 9).getTime()

describe('a case that is closed', () => {
  test('is followed up by its handler some working days later', () => {
    desk.clock.set(thursday)
    const customer = desk.create('customer', { name: '宁波澄川' }).id
    const id = complain({ customer })
    go(id, ...toTheEnd)
    expect(rowsOf('task')).toMatchObject([
      {
        title: '回访：第二批偏红',
        owner: desk.clerk.user,
        customer,
        case: id,
        dueOn: '2026-12-01',
        doneAt: null,
      },
    ])
  })

  test('counts the days that the office works', () => {
    desk.clock.set(thursday)
    desk.create('specialDay', { date: '2026-11-28', name: '补班', kind: 'worked' })
    desk.create('specialDay', { date: '2026-11-30', name: '休', kind: 'off' })
    set('followUp', { on: true, days: 2 })
    go(complain(), ...toTheEnd)
    expect(rowsOf('task')).toMatchObject([{ dueOn: '2026-11-28' }])
  })

  test('on a day off is followed up on a day that is worked', () => {
    desk.clock.set(new Date(2026, 10, 29, 10).getTime())
    go(complain(), ...toTheEnd)
    expect(rowsOf('task')).toMatchObject([{ dueOn: '2026-12-02' }])
  })

  test('is followed up on a day of the office, wherever the machine stands', () => {
    desk.create('workingHours', startingHours('Pacific/Kiritimati'), desk.chief, officeHoursId)
    // Friday there, and Thursday elsewhere.
    desk.clock.set(Date.UTC(2026, 10, 26, 11))
    set('followUp', { on: true, days: 2 })
    go(complain(), ...toTheEnd)
    expect(rowsOf('task')).toMatchObject([{ dueOn: '2026-12-01' }])
  })

  test('is named in the task as it is written', () => {
    go(complain({ title: '标价 $& 与 $$ 不符' }), ...toTheEnd)
    expect(rowsOf('task')).toMatchObject([{ title: '回访：标价 $& 与 $$ 不符' }])
  })

  test('is followed up no more when the step is taken back, and again when it is taken again', async () => {
    const id = complain()
    go(id, 'investigating', 'answered', 'solved')
    const act = actOf(desk.chief)
    desk.update('serviceCase', id, { state: 'closed' }, desk.chief, act)
    expect(rowsOf('task')).toHaveLength(1)
    await desk.undo(act.id)
    expect(rowsOf('task')).toHaveLength(0)
    go(id, 'closed')
    expect(rowsOf('task')).toHaveLength(1)
  })

  test('and opened and closed again has one call to make, and after that call another', () => {
    const id = complain()
    go(id, ...toTheEnd, ...toTheEnd)
    const [task] = rowsOf('task')
    expect(rowsOf('task')).toHaveLength(1)
    desk.update('task', task!.id, { doneAt: desk.clock.now() })
    go(id, ...toTheEnd)
    expect(rowsOf('task')).toHaveLength(2)
  })

  test('is let be where the office wants it so', () => {
    set('followUp', { on: false, days: 3 })
    go(complain(), ...toTheEnd)
    expect(rowsOf('task')).toEqual([])
  })
})

describe('the texts of replies', () => {
  const replies = () => rowsOf('template').filter(({ kind }) => kind === 'caseReply')

  test('ship in both languages, and ask for nothing that is not there', () => {
    for (const { body, name } of shippedTemplates) {
      for (const locale of locales) {
        expect(fieldsIn(body[locale]).filter((field) => !isReplyField(field))).toEqual([])
        expect(body[locale].replaceAll(/\{\{[\w.]+\}\}/g, '')).not.toMatch(/[{}]/)
        expect(name[locale]).not.toBe('')
      }
      expect(new Set(fieldsIn(body.en))).toEqual(new Set(fieldsIn(body['zh-CN'])))
    }
  })

  test('are put in once, in the office’s language', () => {
    const seed = () =>
      desk.office.store.transact(actOf(program, 'setUp'), (tx) =>
        seedService(desk.office.store, tx, 'en'),
      )
    seed()
    const [first] = replies()
    expect(replies()).toHaveLength(shippedTemplates.length)
    expect(first).toMatchObject({ name: 'Reply to a complaint', language: 'en', active: true })
    desk.remove('template', first!.id)
    seed()
    expect(replies()).toHaveLength(shippedTemplates.length - 1)
  })

  test('are changed by administrators alone', () => {
    const values = { name: '我的', body: '您好，{{case.contact.honorific}}', language: 'zh' }
    expect(() => desk.create('template', values, desk.clerk)).toThrow('forbidden')
    const { id } = desk.create('template', values)
    expect(() => desk.update('template', id, { body: '' }, desk.clerk)).toThrow('forbidden')
    expect(() => desk.update('template', id, { body: ' ' })).toThrow('required')
  })
})
