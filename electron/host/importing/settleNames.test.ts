import { expect, test } from 'vitest'
import { settleNames } from './settleNames.ts'

test('a company and somebody there stay what they are', () => {
  expect(settleNames({ name: '甲公司' }, { name: '王芳', mobile: '1' }, false)).toEqual({
    customer: { name: '甲公司' },
    contact: { name: '王芳', mobile: '1' },
  })
})

test('a person without a company is a customer', () => {
  expect(settleNames({}, { name: '王芳', mobile: '1', email: 'w@x.cn' }, false)).toEqual({
    customer: { name: '王芳', kind: 'person', phone: '1', email: 'w@x.cn' },
    contact: null,
  })
})

test('what a customer has no field for is kept with a contact of the same name', () => {
  expect(settleNames({ name: '王芳', phone: '1' }, { wechat: 'wf', mobile: '2' }, true)).toEqual({
    customer: { name: '王芳', kind: 'person', phone: '1', phone2: '2' },
    contact: { name: '王芳', wechat: 'wf' },
  })
})

test('a number of somebody without a name belongs to the company', () => {
  expect(settleNames({ name: '甲公司' }, { mobile: '1' }, false)).toEqual({
    customer: { name: '甲公司', phone: '1' },
    contact: null,
  })
  expect(settleNames({ name: '甲公司' }, { position: '会计', qq: '5' }, false).contact).toEqual({
    name: '会计',
    position: '会计',
    qq: '5',
  })
})

test('a row that says which kind it is is believed', () => {
  expect(settleNames({ name: '王芳', kind: 'company' }, {}, true).customer.kind).toBe('company')
})

test('a row without any name has none', () => {
  expect(settleNames({ phone: '1' }, {}, true).customer).toEqual({ phone: '1' })
})
