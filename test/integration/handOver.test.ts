import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { outcomeOf } from '../../renderer/outcomeOf.ts'
import { addAccount, failing, setUpProtected, tempHost } from '../harness/apiDesk.ts'

test('whoever leaves hands everything over in one step, which one undo takes back', async () => {
  const made = tempHost()
  const chief = await setUpProtected(made.desk())
  const [leaving, heir] = [await addAccount(chief, 'lu'), await addAccount(chief, 'wan')]
  const clerk = made.desk()
  await clerk.session.signIn({ login: 'lu', password: 'lu lu lu' })
  const put = async (entity: string, values: object) => {
    const id = randomUUID()
    await clerk.records.create({ entity, id, act: randomUUID(), values: { ...values } })
    return id
  }
  const customer = await put('customer', { name: '云岭瓷土' })
  const task = await put('task', { title: '回电', customer })
  const done = await put('task', { title: '寄样', doneAt: made.clock.now() })
  const nobodys = await put('customer', { name: '没人的', owner: null })
  const share = await put('recordShare', { entity: 'customer', record: nobodys, user: heir.id })
  const talk = await put('interaction', { summary: '问价', customer })
  expect(await chief.accounts.holdings({ user: leaving.id })).toEqual([
    { entity: 'customer', count: 2 },
    { entity: 'task', count: 1 },
  ])
  const hand = (to: string | null, act: string = randomUUID()) =>
    outcomeOf(chief.accounts.handOver({ user: leaving.id, to, act }))
  expect(await failing(hand(null))).toBe('invalid to:required')
  expect(await failing(hand(leaving.id))).toBe('invalid to:notFound')

  const act = randomUUID()
  expect(await hand(heir.id, act)).toMatchObject({ handedOver: 3, failures: 0, closed: true })
  const ownerOf = async (entity: string, id: string) =>
    (await chief.records.read({ entity, id })).row['owner']
  expect(await ownerOf('customer', customer)).toBe(heir.id)
  expect(await ownerOf('customer', nobodys)).toBe(heir.id)
  expect((await chief.records.read({ entity: 'recordShare', id: share })).row.deletedAt).not.toBe(
    null,
  )
  expect(await ownerOf('task', task)).toBe(heir.id)
  expect(await ownerOf('task', done)).toBe(leaving.id)
  const { row, titles } = await chief.records.read({ entity: 'interaction', id: talk })
  expect(titles[String(row['owner'])]).toBe('同事 lu')
  expect(await failing(clerk.office.lookups())).toBe('signedOut :signedOut')

  await outcomeOf(chief.records.undo({ act: randomUUID(), undo: act }))
  expect(await ownerOf('customer', customer)).toBe(leaving.id)
  expect((await chief.records.read({ entity: 'recordShare', id: share })).row.deletedAt).toBe(null)
  expect((await clerk.session.signIn({ login: 'lu', password: 'lu lu lu' })).person?.id).toBe(
    leaving.id,
  )
  await made.remove()
})
