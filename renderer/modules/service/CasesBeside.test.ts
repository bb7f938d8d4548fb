import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount } from '@vue/test-utils'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { entities } from '../../../shared/entities/registry.ts'
import { client } from '../../client.ts'
import { useLookups } from '../../lookups.ts'
import { newId } from '../../records/ids.ts'
import { useRecordForm } from '../../records/useRecordForm.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import CasesBeside from './CasesBeside.vue'

const global = { plugins: [...plugins(), wordsPlugin], stubs: { RouterLink: true } }

beforeAll(async () => {
  setLocale('zh-CN')
  // A dialog of the browser, as far as this test has one.
  HTMLDialogElement.prototype.showModal ??= function showModal() {
    this.open = true
  }
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  await useLookups().load()
}, 30_000)
afterAll(closeOffice)

it('what became of an earlier case is read over the form, and the form stays', async () => {
  await client.records.create({
    entity: 'serviceCase',
    id: newId(),
    act: newId(),
    values: { title: '套筒尺寸不符', description: '内径 76.2', answer: '已换货。' },
  })
  const page = effectScope()
  const form = page.run(() => useRecordForm(entities.serviceCase, {}))!
  form.set('title', '套筒尺寸又不符')
  const beside = mount(CasesBeside, { props: { form }, global, attachTo: document.body })
  await vi.waitFor(() => expect(beside.find('li').exists()).toBe(true))

  await beside.get('button[title="套筒尺寸不符"]').trigger('click')
  await vi.waitFor(() => {
    const dialog = document.querySelector('dialog')
    expect(dialog?.open).toBe(true)
    expect(dialog?.textContent).toContain('内径 76.2')
    expect(dialog?.textContent).toContain('已换货。')
  })
  expect(form.values['title']).toBe('套筒尺寸又不符')
  beside.unmount()
  page.stop()
})
