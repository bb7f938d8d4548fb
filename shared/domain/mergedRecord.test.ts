import { expect, test } from 'vitest'
import { customer } from '../entities/customer.ts'
import { interaction } from '../entities/interaction.ts'
import { isMergeable, mergedValues } from './mergedRecord.ts'

const merged = (keep: object, from: object, picks = {}) =>
  mergedValues(customer, { keep: { id: 'keep', ...keep }, from: { id: 'from', ...from } }, picks)
const file = (id: string) => ({ id, name: `${id}.pdf`, size: 1, type: 'application/pdf' })

test('what is filled stays, and what is empty is filled', () => {
  expect(merged({ name: '甲', phone: '1' }, { name: '乙', phone: '2', website: 'a.cn' })).toEqual({
    website: 'a.cn',
  })
})

test('what can hold both holds both, each once', () => {
  const both = merged(
    { tags: ['a', 'b'], note: '老客户', attachments: [file('x')] },
    { tags: ['b', 'c'], note: '爱喝茶', attachments: [file('x'), file('y')] },
  )
  expect(both).toEqual({
    tags: ['a', 'b', 'c'],
    note: '老客户\n\n爱喝茶',
    attachments: [file('x'), file('y')],
  })
  expect(merged({ note: '老客户，爱喝茶' }, { note: '爱喝茶' })).toEqual({})
})

test('a refusal in one of the two holds, unless somebody says otherwise', () => {
  const [agreed, refused] = [{ mayMail: true }, { mayMail: false }]
  expect(merged(agreed, refused)).toEqual(refused)
  expect(merged(refused, agreed)).toEqual({})
  expect(merged(agreed, refused, { mayMail: 'keep' })).toEqual({})
})

test('a value that is picked is taken, an empty one too', () => {
  expect(merged({ phone: '1', fax: '2' }, { phone: '3' }, { phone: 'from', fax: 'from' })).toEqual({
    phone: '3',
    fax: null,
  })
})

test('neither of the two becomes its own head office', () => {
  expect(merged({ parent: 'from' }, { parent: 'other' })).toEqual({ parent: null })
  expect(merged({ parent: null }, { parent: 'keep' })).toEqual({})
  expect(merged({ parent: null }, { parent: 'other' })).toEqual({ parent: 'other' })
})

test('only what may be there twice can be made one', () => {
  expect([customer, interaction].map(isMergeable)).toEqual([true, false])
})
