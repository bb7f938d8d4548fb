import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { AnyRow } from '../../../shared/entity.ts'
import { client } from '../../client.ts'
import { useLookups } from '../../lookups.ts'
import { newId } from '../../records/ids.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import AnswerPanel from './AnswerPanel.vue'

const global = { plugins: [...plugins(), wordsPlugin], stubs: { RouterLink: true } }
let panel: VueWrapper
let row: AnyRow

const create = (entity: string, values: object) =>
  client.records.create({ entity, id: newId(), act: newId(), values: { ...values } })
const read = async () => (await client.records.read({ entity: 'serviceCase', id: row.id })).row
const answerElsewhere = (answer: string) =>
  client.records.update({ entity: 'serviceCase', id: row.id, act: newId(), values: { answer } })

function show(): void {
  panel = mount(AnswerPanel, {
    props: { row, titles: {}, editable: true },
    global,
    attachTo: document.body,
  })
}
const box = () => panel.get('textarea')
const press = (text: string) =>
  panel
    .findAll('button')
    .find((button) => button.text() === text)!
    .trigger('click')

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  await useLookups().load()
}, 30_000)
afterAll(closeOffice)
beforeEach(async () => {
  row = await create('serviceCase', { title: '第二批偏红' })
})
afterEach(() => panel.unmount())

it('a colleague’s answer that came while one was writing stands beside one’s own, and neither is lost', async () => {
  show()
  await box().setValue('我们重印一批。')
  await answerElsewhere('同事：先退款。')
  await panel.setProps({ row: await read() })
  expect(box().element.value).toBe('我们重印一批。')
  expect(panel.get('[role="alert"]').text()).toContain('同事：先退款。')
  await box().trigger('keydown', { key: 'Enter', ctrlKey: true })
  expect((await read())['answer']).toBe('同事：先退款。')

  await press('用我的')
  await press('存为答复')
  await vi.waitFor(async () => expect((await read())['answer']).toBe('我们重印一批。'))
  await panel.setProps({ row: await read() })
  expect(panel.find('[role="alert"]').exists()).toBe(false)
})

it('and so when the page was opened anew over the draft', async () => {
  show()
  await box().setValue('我们重印一批。')
  panel.unmount()
  await answerElsewhere('同事：先退款。')
  row = await read()
  show()
  expect(box().element.value).toBe('我们重印一批。')
  expect(panel.get('[role="alert"]').text()).toContain('同事：先退款。')
  await press('保留对方的')
  expect(box().element.value).toBe('同事：先退款。')
})

it('that still lacks something goes out only once somebody says so, and leads to what is lacking', async () => {
  row = await create('serviceCase', {
    title: '第二批偏红',
    answer: '补偿：【缺：补偿金额】，见谅。',
  })
  const copied: string[] = []
  vi.stubGlobal('navigator', {
    ...navigator,
    clipboard: { writeText: async (text: string) => void copied.push(text) },
  })
  show()
  await press('复制')
  expect(document.querySelector('dialog')?.textContent).toContain('补偿金额')
  expect(copied).toEqual([])
  await press('去填写')
  await vi.waitFor(() => expect(document.activeElement).toBe(box().element))
  const { selectionStart, selectionEnd, value } = box().element
  expect(value.slice(selectionStart, selectionEnd)).toBe('【缺：补偿金额】')

  await press('复制')
  await press('仍然复制')
  await vi.waitFor(() => expect(copied).toEqual(['补偿：【缺：补偿金额】，见谅。']))
  await box().setValue('补偿 200 元，见谅。')
  await press('复制')
  await vi.waitFor(() => expect(copied).toHaveLength(2))
  vi.unstubAllGlobals()
})

it('mails to nobody while another customer is still being read', async () => {
  const first = await create('customer', { name: '宁波澄川', email: 'a@chengchuan.cn' })
  const second = await create('customer', { name: '嘉兴禾田', email: 'b@hetian.cn' })
  row = await create('serviceCase', { title: '纸管易断', customer: first.id, answer: '已补发。' })
  show()
  await vi.waitFor(() => expect(panel.html()).toContain('a@chengchuan.cn'))
  await client.records.update({
    entity: 'serviceCase',
    id: row.id,
    act: newId(),
    values: { customer: second.id },
  })
  await panel.setProps({ row: await read() })
  expect(panel.html()).not.toContain('a@chengchuan.cn')
  await vi.waitFor(() => expect(panel.html()).toContain('b@hetian.cn'))
})
