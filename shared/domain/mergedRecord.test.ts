import { expect, test } from 'vitest'
import { customer } from '../entities/customer.ts'
import { interaction } from '../entities/interaction.ts'
import { isMergeable, mergedValues } from './mergedRecord.ts'

const merged = (keep: object, from: object, picks = {}) =>
  mergedValues(customer, { keep: { id: 'keep', ...keep }, from: { id: 'from', ...from } }, picks)
const file = (id: string) => ({
  id: id.repeat(64),
  name: `${id}.pdf`,
  size: 1,
  type: 'application/pdf',
})
const tag = (sign: string) => `${sign.repeat(8)}-0000-7000-8000-000000000000`

test('what is filled stays, and what is empty is filled', () => {
  expect(merged({ name: '甲', phone: '1' }, { name: '乙', phone: '2', website: 'a.cn' })).toEqual({
    website: 'a.cn',
  })
})

test('what can hold both holds both, each once', () => {
  const both = merged(
    { tags: [tag('a'), tag('b')], note: '老客户', attachments: [file('d')] },
    { tags: [tag('b'), tag('c')], note: '爱喝茶', attachments: [file('d'), file('e')] },
  )
  expect(both).toEqual({
    tags: [tag('a'), tag('b'), tag('c')],
    note: '老客户\n\n爱喝茶',
    attachments: [file('d'), file('e')],
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

test('what does not fit together is not put together, and nothing is refused for it', () => {
  const [long, more] = ['长'.repeat(60_000), '话'.repeat(60_000)]
  expect(merged({ note: long }, { note: more })).toEqual({})
})

test('that mail came back from an address is told of that address alone', () => {
  const [good, bad] = [{ email: 'good@x.cn' }, { email: 'bad@x.cn', emailReturnedOn: '2026-11-01' }]
  expect(merged(good, bad)).toEqual({})
  expect(merged(good, bad, { email: 'from' })).toEqual(bad)
  expect(merged(bad, good, { email: 'from' })).toEqual({ ...good, emailReturnedOn: null })
  expect(merged(good, { ...bad, ...good })).toEqual({ emailReturnedOn: '2026-11-01' })
})
