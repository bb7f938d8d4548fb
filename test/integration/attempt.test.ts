import { expect, test } from 'vitest'
import { v7 } from 'uuid'
import { entities } from '../../shared/entities/registry.ts'
import { actOf, tempOffice } from '../harness/office.ts'

test('what is refused inside a transaction is taken back alone, and leaves no gap in the log', () => {
  const desk = tempOffice()
  const { store } = desk.office
  const [kept, later] = [v7(), v7()]
  store.transact(actOf(desk.chief), (tx) => {
    store.create(tx, entities.customer, kept, { name: '留下的' })
    const refused = () =>
      tx.attempt(() => {
        store.create(tx, entities.tag, v7(), { name: '不该留下' })
        throw new Error('refused')
      })
    expect(refused).toThrow('refused')
    store.create(tx, entities.customer, later, { name: '后来的' })
  })
  const tags = desk.lists.page(desk.chief, entities.tag, { offset: 0, limit: 9 })
  expect(tags.total).toBe(0)
  const sequences = [kept, later].map((id) => desk.history(id)[0]?.sequence)
  expect(sequences).toEqual([3, 4])
  desk.close()
})
