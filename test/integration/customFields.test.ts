import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { customName } from '../../shared/customFields.ts'
import { failureIn, fieldOffice } from '../harness/fieldOffice.ts'
import { actOf, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
let office: ReturnType<typeof fieldOffice>
beforeEach(() => {
  office = fieldOffice()
  desk = office.desk
})
afterEach(() => desk.close())

describe('a field that the office makes', () => {
  test('is filled, checked, filtered, sorted and searched at once, like any other', () => {
    const budget = office.addField('预算', 'money').name
    const referrer = office.addField('介绍人').name
    const grade = office.addField('年检等级', 'choice').name
    const values = { name: '甲', [budget]: 120_000, [referrer]: '老陈', [grade]: 'good' }
    const { id } = desk.create('customer', values)
    desk.create('customer', { name: '乙', [budget]: 90_000, [referrer]: '李姐' })
    desk.create('customer', { name: '丙' })

    expect(office.read(id)).toMatchObject(values)
    expect(failureIn(() => desk.update('customer', id, { [budget]: 1.5 }))).toBe(
      `invalid ${budget}:notMoney`,
    )
    expect(office.listed({ field: budget, op: 'atLeast', value: 100_000 })).toEqual(['甲'])
    expect(office.listed({ field: referrer, op: 'contains', value: '李' })).toEqual(['乙'])
    expect(office.listed({ field: grade, op: 'oneOf', value: ['good'] })).toEqual(['甲'])
    expect(office.listed(null, { field: budget, descending: false })).toEqual(['乙', '甲', '丙'])
    expect(office.listed(null, { field: grade, descending: false })).toEqual(['甲', '乙', '丙'])
    expect(office.find('老陈')).toEqual([`甲 ${referrer}`])
    expect(desk.history(id)[0]?.fields).toMatchObject({ [budget]: { old: null, new: 120_000 } })
  })

  test('keeps its name and its values while it is called otherwise', () => {
    const { id, name } = office.addField('介绍人')
    const made = desk.create('customer', { name: '甲', [name]: '老陈' })
    desk.update('customField', id, { label: '推荐人' })
    expect(office.customer().fields[name]?.label).toBe('推荐人')
    expect(office.read(made.id)).toMatchObject({ [name]: '老陈' })
  })

  test('is there for whoever still has the entity as it was before', () => {
    const before = office.customer()
    const { name } = office.addField('介绍人')
    const made = desk.office.store.transact(actOf(desk.chief), (tx) =>
      desk.office.store.create(tx, before, v7(), { name: '甲', [name]: '老陈' }),
    )
    desk.office.store.transact(actOf(desk.chief), (tx) =>
      desk.office.store.update(tx, before, made.id, { name: '甲乙' }),
    )
    expect(office.find('老陈')).toEqual([`甲乙 ${name}`])
  })

  test('may be filled in the very transaction that makes it, and is gone with one that fails', () => {
    const id = v7()
    const name = customName(id)
    const values = { label: '介绍人', entity: 'customer' }
    const work = (fail: boolean) => () =>
      desk.office.store.transact(actOf(desk.chief), (tx) => {
        desk.office.store.create(tx, desk.office.registry.customField!, id, values)
        desk.office.store.create(tx, office.customer(), v7(), { name: '甲', [name]: '老陈' })
        if (fail) throw new Error('the power is cut')
      })
    expect(work(true)).toThrow('the power is cut')
    expect(office.customer().fields[name]).toBeUndefined()
    expect(office.columns()).toEqual([])
    work(false)()
    expect(office.find('老陈')).toEqual([`甲 ${name}`])
  })

  test('that is refused within a transaction leaves no trace in it', () => {
    const id = v7()
    desk.office.store.transact(actOf(desk.chief), (tx) => {
      const { store, registry } = desk.office
      const values = { label: '介绍人', entity: 'customer' }
      const half = () =>
        tx.attempt(() => {
          store.create(tx, registry.customField!, id, values)
          throw new Error('no')
        })
      expect(half).toThrow('no')
      expect(office.customer().fields[customName(id)]).toBeUndefined()
      store.create(tx, registry.customField!, v7(), values)
    })
    expect(office.columns()).toHaveLength(1)
    expect(office.columns()).not.toContain(customName(id))
  })

  test('is there the next morning, with what stands in it', () => {
    const { name } = office.addField('介绍人')
    const made = desk.create('customer', { name: '甲', [name]: '老陈' })
    desk.reopen()
    expect(office.read(made.id)).toMatchObject({ [name]: '老陈' })
    expect(office.find('老陈')).toEqual([`甲 ${name}`])
    desk.update('customer', made.id, { [name]: '小陈' })
    expect(desk.history(made.id)[0]?.fields).toEqual({ [name]: { old: '老陈', new: '小陈' } })
  })

  test('stands behind the ones that were made before it, until the office puts it elsewhere', () => {
    const [first, second] = [office.addField('甲'), office.addField('乙')]
    const order = () => (office.customer().groups as Readonly<Record<string, string[]>>).custom
    expect(order()).toEqual([first.name, second.name])
    desk.update('customField', second.id, { position: 0.5 })
    expect(order()).toEqual([second.name, first.name])
  })
})

describe('what is refused', () => {
  test('a label that is there already, however it is written, in either language', () => {
    office.addField('VIP 等级')
    for (const label of ['vip 等级', 'ＶＩＰ　等级', ' VIP  等级 ', '级别', 'LEVEL', '创建时间']) {
      expect(failureIn(() => office.addField(label))).toBe('invalid label:fieldTaken')
    }
    const other = office.addField('别的')
    const rename = (label: string) =>
      failureIn(() => desk.update('customField', other.id, { label }))
    expect(rename('Vip 等级')).toBe('invalid label:fieldTaken')
    expect(rename('别 的')).toContain('answered')
    const ofContacts = { label: 'VIP 等级', entity: 'contact' }
    expect(failureIn(() => desk.create('customField', ofContacts))).toContain('answered')
  })

  test('a label that says nothing, or too much', () => {
    expect(failureIn(() => office.addField(' \u200b '))).toBe('invalid label:required')
    expect(failureIn(() => office.addField('长'.repeat(61)))).toBe('invalid label:tooLong')
    expect(failureIn(() => office.addField('长'.repeat(60)))).toContain('answered')
  })

  test('entities that take none, kinds that there are not, and another kind later', () => {
    for (const entity of ['user', 'dictionary', 'customField', 'constructor', 'customer"; --']) {
      expect(failureIn(() => desk.create('customField', { label: '甲', entity }))).toBe(
        'invalid entity:notInList',
      )
    }
    expect(failureIn(() => office.addField('甲', 'attachments'))).toBe('invalid kind:notInList')
    const { id } = office.addField('甲', 'number')
    const change = (values: object) => failureIn(() => desk.update('customField', id, values))
    expect(change({ kind: 'text' })).toBe('invalid kind:fieldStays')
    expect(change({ entity: 'contact' })).toBe('invalid entity:fieldStays')
    const shouting = v7().toUpperCase()
    const values = { label: '乙', entity: 'customer' }
    expect(failureIn(() => desk.create('customField', values, desk.chief, shouting))).toBe(
      'invalid id:invalid',
    )
    expect(office.columns()).toEqual([customName(id)])
  })

  test('more than a hundred on one entity', () => {
    const first = office.addField('字段 0', 'number')
    for (let count = 1; count < 100; count += 1) office.addField(`字段 ${count}`, 'number')
    expect(failureIn(() => office.addField('再来一个'))).toBe('invalid label:tooManyFields')
    desk.remove('customField', first.id)
    expect(failureIn(() => office.addField('再来一个'))).toContain('answered')
  })

  test('labels are words and nothing else, whatever they look like', () => {
    const hostile = [
      `"; drop table customer; --`,
      `custom_x" text); --`,
      '{count} | {0}',
      '<b>粗</b>',
      '__proto__',
      '😀',
      '\u202e反',
    ]
    const names = hostile.map((label) => office.addField(label).name)
    const { id } = desk.create('customer', {
      name: '甲',
      ...Object.fromEntries(names.map((name) => [name, name])),
    })
    desk.reopen()
    expect(office.read(id)).toMatchObject(Object.fromEntries(names.map((name) => [name, name])))
    expect(names.map((name) => office.customer().fields[name]?.label)).toEqual(hostile)
  })

  test('fields that were never made, in values, filters and sorts', () => {
    const ghost = customName(v7())
    expect(failureIn(() => desk.create('customer', { name: '甲', [ghost]: 'x' }))).toBe(
      `invalid ${ghost}:unknownField`,
    )
    expect(failureIn(() => office.listed({ field: ghost, op: 'filled' }))).toContain('fieldGone')
    expect(failureIn(() => office.listed(null, { field: ghost, descending: true }))).toContain(
      'unknownField',
    )
  })
})

describe('the list of a choice', () => {
  test('is the office’s own: anybody who may add fields adds to it, and puts it in order', () => {
    const { name } = office.addField('年检等级', 'choice', desk.clerk)
    const add = (code: string, position: number) =>
      desk.create('dictionary', { list: name, code, labelZh: code, position }, desk.clerk)
    const [good, bad] = [add('合格', 1), add('不合格', 0)]
    for (const code of ['合格', '不合格']) desk.create('customer', { name: code, [name]: code })
    expect(office.listed(null, { field: name, descending: false })).toEqual(['不合格', '合格'])
    desk.update('dictionary', bad.id, { position: 2 }, desk.clerk)
    expect(office.listed(null, { field: name, descending: false })).toEqual(['合格', '不合格'])
    expect(failureIn(() => desk.remove('dictionary', good.id, desk.clerk))).toContain('forbidden')
    expect(failureIn(() => add('合格', 3))).toBe('invalid code:codeTaken')
  })

  test('the lists that ship stay the administrator’s', () => {
    const entry = { list: 'customerType', code: 'x', labelZh: '甲' }
    expect(failureIn(() => desk.create('dictionary', entry, desk.clerk))).toContain('forbidden')
    const own = desk.create('dictionary', entry)
    expect(
      failureIn(() => desk.update('dictionary', own.id, { labelZh: '乙' }, desk.clerk)),
    ).toContain('forbidden')
  })

  test('there is none of a field that has no list, or that is gone', () => {
    const text = office.addField('介绍人').name
    const { id, name } = office.addField('等级', 'choice')
    desk.remove('customField', id)
    for (const list of [text, name, customName(v7()), 'custom_', 'constructor']) {
      const entry = { list, code: 'x', labelZh: '甲' }
      expect(failureIn(() => desk.create('dictionary', entry))).toBe('invalid list:notInList')
    }
  })
})

test('staff may make a field and rename it, and not remove it', () => {
  const { id } = office.addField('介绍人', 'text', desk.clerk)
  desk.update('customField', id, { label: '推荐人' }, desk.clerk)
  expect(failureIn(() => desk.remove('customField', id, desk.clerk))).toBe('forbidden :forbidden')
})
