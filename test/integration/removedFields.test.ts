import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { customName } from '../../shared/customFields.ts'
import { failureOf } from '../../shared/failure.ts'
import type { Writing } from '../../electron/host/database/handle.ts'
import { anyQuery } from '../../electron/host/database/query.ts'
import { program } from '../../electron/host/records/access.ts'
import { indexMissed } from '../../electron/host/records/searchIndex.ts'
import { writeSetting } from '../../electron/host/settings.ts'
import { failureIn, fieldOffice } from '../harness/fieldOffice.ts'
import { actOf, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
let office: ReturnType<typeof fieldOffice>
beforeEach(() => {
  office = fieldOffice()
  desk = office.desk
})
afterEach(() => desk.close())

describe('a field that is removed', () => {
  test('hides with all that stands in it, and comes back whole', () => {
    const { id, name } = office.addField('介绍人')
    const [old, changed] = ['甲', '乙'].map(
      (each) => desk.create('customer', { name: each, [name]: '老陈' }).id,
    )
    desk.remove('customField', id)
    expect(office.customer().fields[name]).toBeUndefined()
    expect(office.read(old!)).not.toHaveProperty(name)
    expect(office.find('老陈')).toEqual([])
    expect(failureIn(() => office.listed({ field: name, op: 'filled' }))).toContain('fieldGone')
    expect(failureIn(() => desk.update('customer', old!, { [name]: 'x' }))).toContain(
      'unknownField',
    )
    // Indexed anew while the field is away: its text must be found again all the same.
    desk.update('customer', changed!, { note: '来过' })

    office.restoreField(id)
    expect([old, changed].map((each) => office.read(each!)?.[name])).toEqual(['老陈', '老陈'])
    expect(office.find('老陈').sort()).toEqual([`乙 ${name}`, `甲 ${name}`])
    expect(office.listed({ field: name, op: 'filled' })).toHaveLength(2)
  })

  test('finds nobody in a list either, whose words are in the index still', () => {
    const { id, name } = office.addField('介绍人')
    desk.create('customer', { name: '甲', [name]: '老陈' })
    expect(office.listed({ found: '老陈' })).toEqual(['甲'])
    desk.remove('customField', id)
    expect(office.listed({ found: '老陈' })).toEqual([])
  })

  test('keeps no other field from being put back', async () => {
    const { id, name } = office.addField('介绍人')
    const made = desk.create('customer', { name: '甲', phone: '0574-1234567', [name]: '老陈' })
    const act = actOf(desk.chief)
    desk.update('customer', made.id, { phone: '0571-7654321', [name]: null }, desk.chief, act)
    desk.remove('customField', id)
    expect(await desk.undo(act.id)).toMatchObject({ undone: 1, skipped: 0 })
    expect(office.read(made.id)).toMatchObject({ phone: '0574-1234567' })
  })

  test('is found again though the whole index was made anew meanwhile', () => {
    const { id, name } = office.addField('介绍人')
    desk.create('customer', { name: '甲', [name]: '老陈' })
    const act = actOf(desk.chief)
    desk.remove('customField', id, desk.chief, act)
    desk.office.store.transact(actOf(desk.chief), (tx) => writeSetting(tx, 'gramVersion', -1))
    desk.reopen()
    expect(office.find('老陈')).toEqual([])
    office.restoreField(id)
    expect(office.find('老陈')).toEqual([`甲 ${name}`])
  })

  test('comes back without every record at once in memory, whatever changed meanwhile', () => {
    const { id, name } = office.addField('介绍人')
    const rows = Array.from({ length: 6_000 }, (_, place) => ({
      id: v7(),
      values: { name: '丁', kind: 'company', stage: 'lead', [name]: place % 2 ? '老陈' : null },
    }))
    const act = actOf(program)
    desk.office.store.transact(act, (tx) => desk.office.store.seed(tx, office.customer(), rows))
    desk.remove('customField', id)
    desk.office.store.transact(actOf(desk.chief), (tx) => {
      for (const row of rows) tx.log('customer', row.id, 'update', {})
      tx.run(anyQuery.deleteFrom('customerGram'))
    })

    let most = 0
    const counted = <T extends Writing>(writing: T): T => ({
      ...writing,
      all: (asked) => {
        const found = writing.all(asked)
        most = Math.max(most, found.length)
        return found
      },
    })
    const searched = { filter: { found: '老陈' }, offset: 0, limit: 1 }
    desk.office.store.transact(actOf(desk.chief), (tx) =>
      desk.office.store.restore(counted(tx), desk.office.registry.customField!, id),
    )
    expect(desk.lists.page(desk.chief, office.customer(), searched).total).toBe(3_000)
    desk.office.store.transact(actOf(program), (tx) =>
      indexMissed(counted(tx), { entity: office.customer(), field: name, since: 0 }),
    )
    expect(most).toBeGreaterThan(0)
    expect(most).toBeLessThan(3_000)
    expect(desk.lists.page(desk.chief, office.customer(), searched).total).toBe(3_000)
  })

  test('does not come back beside another of its name', async () => {
    const act = actOf(desk.chief)
    const { id } = office.addField('介绍人')
    desk.remove('customField', id, desk.chief, act)
    office.addField('介绍人', 'number')
    expect(
      await desk.undo(act.id).then(String, (error) => failureOf(error)?.problems[0]?.key),
    ).toBe('fieldTaken')
    expect(office.columns()).toHaveLength(2)
  })

  test('is not erased while anything of it is left, in a record or in what it once was', () => {
    const { id, name } = office.addField('介绍人')
    const made = desk.create('customer', { name: '甲', [name]: '老陈' })
    desk.remove('customField', id)
    expect(failureIn(() => office.purgeField(id))).toBe('conflict :fieldHolds')
    office.restoreField(id)
    desk.update('customer', made.id, { [name]: null })
    desk.remove('customField', id)
    expect(failureIn(() => office.purgeField(id))).toBe('conflict :fieldHolds')
    expect(office.columns()).toEqual([name])
  })

  test('is erased for good with its column', () => {
    const { id, name } = office.addField('介绍人')
    const made = desk.create('customer', { name: '甲' })
    desk.remove('customField', id)
    office.purgeField(id)
    expect(office.columns()).toEqual([])
    expect(office.read(made.id)).not.toHaveProperty(name)
    desk.update('customer', made.id, { name: '甲乙' })
    expect(office.find('甲乙')).toEqual(['甲乙 name'])
  })
})

describe('taking back', () => {
  const addWith = (actor = desk.clerk) => {
    const act = actOf(actor)
    const id = v7()
    desk.office.store.transact(act, (tx) =>
      desk.office.store.create(tx, desk.office.registry.customField!, id, {
        label: '介绍人',
        entity: 'customer',
      }),
    )
    return { act: act.id, name: customName(id) }
  }

  test('staff who may not delete fields take back the one that they made', async () => {
    const { act, name } = addWith()
    await desk.undo(act, desk.clerk)
    expect(office.customer().fields[name]).toBeUndefined()
  })

  test('but not when a colleague has filled it since', async () => {
    const { act, name } = addWith()
    const { id } = desk.create('customer', { name: '甲' }, desk.clerk)
    desk.update('customer', id, { [name]: '老陈' }, desk.chief)
    const refused = await desk.undo(act, desk.clerk).catch((error: unknown) => failureOf(error))
    expect(refused).toMatchObject({ kind: 'conflict', problems: [{ key: 'fieldInUse' }] })
    expect(office.read(id)).toMatchObject({ [name]: '老陈' })
  })

  test('a change of a value that stands in no field any more leaves the rest to be taken back', async () => {
    const { id: field, name } = office.addField('介绍人')
    const { id } = desk.create('customer', { name: '甲', [name]: '老陈' })
    const act = actOf(desk.chief)
    desk.update('customer', id, { name: '乙', [name]: '小陈' }, desk.chief, act)
    desk.remove('customField', field)
    await desk.undo(act.id)
    expect(office.read(id)).toMatchObject({ name: '甲' })
  })
})
