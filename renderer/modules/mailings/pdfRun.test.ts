import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { afterAll, expect, it } from 'vitest'
import { client } from '../../client.ts'
import { toasts } from '../../frame/toasts.ts'
import { newId } from '../../records/ids.ts'
import { useSession } from '../../session.ts'
import { setLocale } from '../../words.ts'
import { saveRun } from './pdfRun.ts'

afterAll(closeOffice)

it('a file of a mailing says whose words are cut in it', async () => {
  plugins()
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  const add = async (entity: string, values: object) => {
    const id = newId()
    await client.records.create({ entity, id, act: newId(), values: { ...values } })
    return id
  }
  const address = { region: '330106', line: '文三路 90 号', postcode: '310012' }
  const customers = [
    await add('customer', { name: '云', address }),
    await add('customer', {
      name: '宁波澄川包装制品有限公司',
      address: { ...address, line: '二' },
    }),
  ]
  const place = { x: 10, y: 10, w: 12, h: 6, fit: 'clip' }
  const layout = JSON.stringify({
    page: { width: 220, height: 110 },
    items: [{ type: 'text', id: 'name', text: '{{recipient.name}}', ...place }],
  })
  const values = { name: '信封', kind: 'envelope', paper: 'CN-DL', language: 'zh', layout }
  const template = await add('template', values)
  const source = JSON.stringify({ entity: 'customer', which: { ids: customers } })
  const mailing = await add('mailing', { name: '年终', template, source })
  const prints: string[] = []
  await saveRun(mailing, 'zh-CN', 'pdf', { pieces: 2, printed: (print) => prints.push(print) })
  expect(prints).toHaveLength(1)
  expect(toasts.at(-1)).toMatchObject({
    text: '已存 年终.pdf 有字太长，印出来会被截断：宁波澄川包装制品有限公司。',
    tone: 'danger',
  })
}, 30_000)
