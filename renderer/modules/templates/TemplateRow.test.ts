import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { client } from '../../client.ts'
import { toasts, undo } from '../../frame/toasts.ts'
import { newId } from '../../records/ids.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import TemplateRow from './TemplateRow.vue'
import type { ReplyTemplate } from './templateData.ts'

const Editor = {
  props: ['modelValue'],
  emits: ['update:modelValue'],
  template: `<textarea :value="modelValue" @input="$emit('update:modelValue', $event.target.value)" />`,
}
const global = { plugins: [...plugins(), wordsPlugin], stubs: { TemplateEditor: Editor } }
let shown: VueWrapper
let template: ReplyTemplate

const read = async () =>
  (await client.records.read({ entity: 'template', id: template.id }))
    .row as unknown as ReplyTemplate
const follow = async () => shown.setProps({ template: await read() })
const box = () => shown.get('textarea')

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
}, 30_000)
afterAll(closeOffice)
beforeEach(async () => {
  template = (await client.records.create({
    entity: 'template',
    id: newId(),
    act: newId(),
    values: { name: '致歉', body: '您好。' },
  })) as unknown as ReplyTemplate
  shown = mount(TemplateRow, { props: { template, open: true }, global })
})
afterEach(() => shown.unmount())

it('a saved text that is taken back is the former one again, with nothing unsaved', async () => {
  await box().setValue('尊敬的客户：')
  expect(shown.text()).toContain('尚未保存')
  await shown.findAll('footer button').at(-1)!.trigger('click')
  await vi.waitFor(() => expect(toasts.at(-1)?.undo).toBeDefined())
  await follow()
  await undo(toasts.at(-1)!.undo!)
  await follow()
  expect(box().element.value).toBe('您好。')
  expect(shown.text()).not.toContain('尚未保存')
})

it('follows what a colleague saved, and leaves what is being written', async () => {
  const saveElsewhere = (body: string) =>
    client.records.update({ entity: 'template', id: template.id, act: newId(), values: { body } })
  await saveElsewhere('同事写的。')
  await follow()
  expect(box().element.value).toBe('同事写的。')
  await box().setValue('我写的。')
  await saveElsewhere('同事又写的。')
  await follow()
  expect(box().element.value).toBe('我写的。')

  const save = () => shown.findAll('footer button').at(-1)!.trigger('click')
  await save()
  await vi.waitFor(() => expect(toasts.at(-1)?.tone).toBe('danger'))
  expect((await read()).body).toBe('同事又写的。')
  await save()
  await vi.waitFor(async () => expect((await read()).body).toBe('我写的。'))
})
