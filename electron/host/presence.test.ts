import { expect, it } from 'vitest'
import { createPresence, type Place } from './presence.ts'

const [shen, lu] = [
  { id: 'shen', name: '沈一禾' },
  { id: 'lu', name: '陆青' },
]
const at = (id: string, field: string | null = null): Place => ({ entity: 'customer', id, field })

it('people see who else has a record open and where they write, until they leave it or their window closes', () => {
  const presence = createPresence()
  const heard: string[] = []
  presence.enter('first', shen, (record) => heard.push(record))
  const close = presence.enter('second', lu, () => {})
  expect(presence.stand('first', 'shen', at('a'))).toEqual([])
  expect(presence.stand('second', 'lu', at('a'))).toEqual([
    { user: 'shen', name: '沈一禾', field: null },
  ])
  presence.stand('second', 'lu', at('a', 'phone'))
  expect(presence.stand('first', 'shen', at('a'))).toEqual([
    { user: 'lu', name: '陆青', field: 'phone' },
  ])
  expect(heard).toEqual(['a', 'a'])
  presence.stand('second', 'lu', at('b'))
  expect(presence.stand('first', 'shen', at('a'))).toEqual([])
  presence.stand('second', 'lu', at('a'))
  close()
  expect(heard).toEqual(['a', 'a', 'a', 'a', 'a'])
  expect(presence.stand('first', 'shen', at('a'))).toEqual([])
})

it('nobody is told of their own second window, and a window speaks for its own person alone', () => {
  const presence = createPresence()
  presence.enter('first', shen, () => {})
  presence.enter('second', shen, () => {})
  presence.enter('third', lu, () => {})
  presence.stand('first', 'shen', at('a'))
  expect(presence.stand('second', 'shen', at('a'))).toEqual([])
  expect(presence.stand('first', 'lu', at('b'))).toEqual([])
  expect(presence.stand('third', 'lu', at('a'))).toHaveLength(1)
})
