import { closeOffice, plugins } from '../test/harness/windowOffice.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { client } from './client.ts'
import { listedOptions } from './fields/referenceOptions.ts'
import { useLookups } from './lookups.ts'
import { newId } from './records/ids.ts'
import { useSession } from './session.ts'
import { setLocale } from './words.ts'

plugins()

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
}, 30_000)
afterAll(closeOffice)

it('two people of one name are told apart where one of them is chosen, and nobody else is', async () => {
  const [one, other, third] = [newId(), newId(), newId()]
  for (const [id, name, login] of [
    [one, '陆青', 'luqing'],
    [other, '陆青', 'lu2'],
    [third, '周小满', 'zhou'],
  ] as const) {
    const values = { name, login }
    await client.records.create({ entity: 'user', id, act: newId(), values })
  }
  const lookups = useLookups()
  await lookups.load()
  const called = [one, other, third].map((id) => lookups.called(id))
  expect(called).toEqual(['陆青 · luqing', '陆青 · lu2', '周小满'])
  const offered = listedOptions('user', '陆')!.map(({ label }) => label)
  expect(offered.toSorted()).toEqual(['陆青 · lu2', '陆青 · luqing'])
})
