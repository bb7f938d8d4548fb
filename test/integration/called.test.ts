import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordsCalled } from '../../electron/host/records/called.ts'
import type { EntityName } from '../../shared/entities/registry.ts'
import { tempOffice, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
beforeEach(() => void (desk = tempOffice()))
afterEach(() => desk.close())

const called = (entity: EntityName, names: readonly string[]) =>
  recordsCalled(desk.office, desk.chief, desk.office.registry[entity]!, names)

test('names find their record, unless there is none or there are several', () => {
  const [one] = ['宁波晨辰文具', '王伟', '王伟'].map((name) => desk.create('contact', { name }).id)
  desk.remove('contact', desk.create('contact', { name: '走了' }).id)
  const names = [' 宁波晨辰文具 ', '王伟', '走了', '', 'x'.repeat(500)]
  expect(called('contact', names)).toEqual([{ id: one }, 'several', 'none', 'none', 'none'])
})

test('a company is found without its legal form, and by all of its name first', () => {
  const [whole, short, pine] = [
    '宁波晨辰文具有限公司',
    '晨辰文具',
    'Harbour & Pine Trading Ltd',
  ].map((name) => desk.create('customer', { name }).id)
  desk.remove('customer', desk.create('customer', { name: '走了有限公司' }).id)
  expect(
    called('customer', ['宁波晨辰文具', '晨辰文具', 'harbour and pine trading', '走了', '…']),
  ).toEqual([{ id: whole }, { id: short }, { id: pine }, 'none', 'none'])
  desk.create('customer', { name: '宁波晨辰文具厂' })
  expect(called('customer', ['宁波晨辰文具', '宁波晨辰文具有限公司'])).toEqual([
    'several',
    { id: whole },
  ])
})
