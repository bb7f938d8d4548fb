import { expect, test } from 'vitest'
import { readListAddress, writeListAddress, type ListAddress } from './listUrl.ts'

const everything: ListAddress = {
  view: 'mine',
  filter: { all: [{ field: 'name', op: 'contains', value: '100% "纸箱" & more' }] },
  find: '澄川 100%',
  sort: { field: 'lastContactAt', descending: true },
  columns: [{ field: 'name', width: 320 }, { field: 'phone' }],
  frozen: 1,
  grouped: false,
  marks: [{ where: { field: 'level', op: 'oneOf', value: ['A'] }, tone: 'good', as: 'dot' }],
  peek: '01938d4e-0000-7000-8000-000000000001',
}

const reread = (address: Partial<ListAddress>) => {
  const written = new URLSearchParams(writeListAddress(address) as Record<string, string>)
  return readListAddress(Object.fromEntries(new URLSearchParams(written.toString())))
}

test('an address carries the whole list, and is read as it was written', () => {
  expect(reread(everything)).toEqual({ ...everything, unreadable: false })
})

test('a list as it is at first has a bare address', () => {
  expect(writeListAddress({})).toEqual({})
})

test('no filter, where the view has one, is something an address can say', () => {
  expect(reread({ filter: null }).filter).toBeNull()
  expect(reread({}).filter).toBeUndefined()
})

test('an address that was cut or tampered with is read as far as it goes', () => {
  const read = readListAddress({
    filter: '{"field":"name","op":"cont',
    sort: '-',
    columns: 'name:-5,phone:9e9',
    frozen: '-2',
    grouped: 'maybe',
    view: '',
    peek: ['a', 'b'],
  })
  expect(read).toEqual({
    view: undefined,
    filter: undefined,
    find: undefined,
    sort: undefined,
    columns: [{ field: 'name' }, { field: 'phone' }],
    frozen: undefined,
    grouped: undefined,
    peek: undefined,
    marks: undefined,
    unreadable: true,
  })
})

const nested = (deep: number) =>
  `${'{"all":['.repeat(deep)}{"field":"name","op":"filled"}${']}'.repeat(deep)}`

test.each<[string, string]>([
  ['a question nobody knows', '{"field":"name","op":"drop table"}'],
  ['brackets fifty deep', nested(50)],
  ['brackets a hundred thousand deep', nested(100_000)],
  ['questions without end', `{"any":[${Array(3000).fill('{"all":[]}').join()}]}`],
  ['ten thousand letters', `{"field":"name","op":"contains","value":"${'宁'.repeat(10_000)}"}`],
  ['a prototype', '{"__proto__":{"field":"name","op":"filled"}}'],
  ['what a view asks', '{"view":"01938d4e-0000-7000-8000-000000000001","where":null}'],
  ['no JSON', 'javascript:alert(1)'],
  ['half a letter', '{"field":"name","op":"contains","value":"\ud83d'],
])('a filter of %s is told to be unreadable', (_, filter) => {
  expect(readListAddress({ filter })).toMatchObject({ filter: undefined, unreadable: true })
})

test('half of a pair of letters travels as it is', () => {
  const filter = { field: 'name', op: 'contains', value: '\ud83d%_\0😀' } as const
  expect(reread({ filter }).filter).toEqual(filter)
})
