import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { client } from '../../client.ts'
import { toasts, undo } from '../../frame/toasts.ts'
import { newId } from '../../records/ids.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import RecycleBinPage from './RecycleBinPage.vue'

const installed = plugins()
const customer = newId()
let page: VueWrapper

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  const name = '宁波澄川包装制品有限公司'
  await client.records.create({ entity: 'customer', id: customer, act: newId(), values: { name } })
}, 30_000)
afterAll(closeOffice)
beforeEach(() => {
  page = mount(RecycleBinPage, {
    global: {
      plugins: [...installed, wordsPlugin],
      stubs: { RouterLink: { template: '<a><slot /></a>' } },
    },
  })
})
afterEach(() => page.unmount())

const lines = () => page.findAll('li').map((line) => line.text())

describe('the recycle bin', () => {
  it('says what it is for while it is empty', async () => {
    await vi.waitFor(() => expect(page.text()).toContain('回收站是空的'))
  })

  it('shows what was deleted, what it was and when, as soon as it is', async () => {
    await client.records.remove({ entity: 'customer', ids: [customer], act: newId() })
    await vi.waitFor(() => expect(lines()).toHaveLength(1))
    expect(lines()[0]).toMatch(/宁波澄川包装制品有限公司.*客户.*刚刚/)
  })

  it('puts it back, and the toast takes that back', async () => {
    await vi.waitFor(() => expect(lines()).toHaveLength(1))
    await page.find('li button').trigger('click')
    await vi.waitFor(() => expect(page.text()).toContain('回收站是空的'))
    const { row } = await client.records.read({ entity: 'customer', id: customer })
    expect(row.deletedAt).toBeNull()
    expect(toasts.at(-1)?.text).toBe('宁波澄川包装制品有限公司已放回')
    await undo(toasts.at(-1)?.undo ?? '')
    await vi.waitFor(() => expect(lines()).toHaveLength(1))
  })

  it('says that what something belongs to is still there', async () => {
    const contact = newId()
    const values = { name: '俞会计', customer }
    await client.records.restore({ entity: 'customer', id: customer, act: newId() })
    await client.records.create({ entity: 'contact', id: contact, act: newId(), values })
    await client.records.remove({ entity: 'contact', ids: [contact], act: newId() })
    await client.records.remove({ entity: 'customer', ids: [customer], act: newId() })
    await vi.waitFor(() => expect(lines()).toHaveLength(2))
    const line = page.findAll('li').find((each) => each.text().includes('俞会计'))!
    await line.find('button').trigger('click')
    await vi.waitFor(() =>
      expect(toasts.at(-1)?.text).toBe('俞会计已放回，所属的宁波澄川包装制品有限公司还在回收站里'),
    )
  })
})
