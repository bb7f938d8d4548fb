import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { client } from '../../client.ts'
import { useLookups } from '../../lookups.ts'
import { newId } from '../../records/ids.ts'
import { useSession } from '../../session.ts'
import { setLocale } from '../../words.ts'
import { filledReply, readReplySource, refilledReply } from './replySource.ts'

const create = (entity: string, values: object) =>
  client.records.create({ entity, id: newId(), act: newId(), values: { ...values } })

beforeAll(async () => {
  plugins()
  setLocale('en')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  await useLookups().load()
}, 30_000)
afterAll(closeOffice)

it('a letter calls the cause in its own language, and without those above it', async () => {
  const leaf = useLookups()
    .causes('zh-CN')
    .find(({ depth }) => depth > 0)!
  const inEnglish = useLookups()
    .causes('en')
    .find(({ id }) => id === leaf.id)!
  const row = await create('serviceCase', { title: '少了两箱', cause: leaf.id })
  const source = await readReplySource(row, { [leaf.id]: leaf.name })
  expect(leaf.called).not.toBe(inEnglish.called)
  expect(filledReply(source, '原因是{{case.cause}}。', 'zh-CN')).toBe(`原因是${leaf.called}。`)
  expect(filledReply(source, 'It was {{case.cause}}.', 'en')).toBe(`It was ${inEnglish.called}.`)
})

it('what a reply lacked is filled in once the case has it, and nothing else is touched', async () => {
  const row = await create('serviceCase', { title: 'Two boxes short' })
  const body = 'We offer {{case.compensation}}, {{case.compensationAmount}}.'
  const begun = `${filledReply(await readReplySource(row, {}), body, 'en')} By hand.`
  const source = await readReplySource({ ...row, compensation: 'refund' }, {})
  expect(refilledReply(source, { text: begun, body, language: 'en' })).toBe(
    'We offer Refund, [missing: Amount]. By hand.',
  )
})
