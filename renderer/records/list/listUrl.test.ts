import { expect, test } from 'vitest'
import { readListAddress, writeListAddress, type ListAddress } from './listUrl.ts'

const everything: ListAddress = {
  view: 'mine',
  filter: { all: [{ field: 'name', op: 'contains', value: '100% "纸箱" & more' }] },
  sort: { field: 'lastContactAt', descending: true },
  columns: [{ field: 'name', width: 320 }, { field: 'phone' }],
  frozen: 1,
  peek: '01938d4e-0000-7000-8000-000000000001',
}

const reread = (address: Partial<ListAddress>) => {
  const written = new URLSearchParams(writeListAddress(address) as Record<string, string>)
  return readListAddress(Object.fromEntries(new URLSearchParams(written.toString())))
}

test('an address carries the whole list, and is read as it was written', () => {
  expect(reread(everything)).toEqual(everything)
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
    view: '',
    peek: ['a', 'b'],
  })
  expect(read).toEqual({
    view: undefined,
    filter: undefined,
    sort: undefined,
    columns: [{ field: 'name' }, { field: 'phone' }],
    frozen: undefined,
    peek: undefined,
  })
  expect(readListAddress({ filter: '{"field":"name","op":"drop table"}' }).filter).toBeUndefined()
})
