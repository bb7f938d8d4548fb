import { closeOffice, plugins } from '../../test/harness/windowOffice.ts'
import { mount } from '@vue/test-utils'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { customName } from '../../shared/customFields.ts'
import { client } from '../client.ts'
import { toasts } from '../frame/toasts.ts'
import { newId } from '../records/ids.ts'
import { entityNow } from '../registry.ts'
import { useSession } from '../session.ts'
import { labelOf, setLocale, wordsPlugin } from '../words.ts'
import ChoiceField from './ChoiceField.vue'

const installed = plugins()
const id = newId()
const name = customName(id)

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  const values = { label: '年检等级', entity: 'customer', kind: 'choice' }
  await client.records.create({ entity: 'customField', id, act: newId(), values })
  await vi.waitFor(() => expect(entityNow('customer')?.fields[name]).toBeDefined())
}, 30_000)
afterAll(async () => {
  toasts.splice(0)
  await closeOffice()
})

/** A field in which this was typed, and what its list offers. */
async function typed(field: string, text: string) {
  const box = mount(ChoiceField, {
    props: {
      entity: 'customer',
      name: field,
      spec: entityNow('customer')!.fields[field]!,
      inputId: 'box',
      label: field,
      modelValue: null,
    },
    global: { plugins: [...installed, wordsPlugin] },
    attachTo: document.body,
  })
  await box.find('input').setValue(text)
  const offered = () =>
    [...document.querySelectorAll('[role=option]')].map((each) => each.textContent)
  return { box, offered, enter: () => box.find('input').trigger('keydown', { key: 'Enter' }) }
}

describe('a choice from a list of the office’s own', () => {
  it('takes what is typed for a new option, once', async () => {
    const first = await typed(name, '合格')
    expect(first.offered()).toEqual(['新选项“合格”'])
    await first.enter()
    await vi.waitFor(() => expect(first.box.emitted('update:modelValue')).toEqual([['合格']]))
    expect(first.box.emitted('done')).toHaveLength(1)
    expect(labelOf(name, '合格')).toBe('合格')
    first.box.unmount()

    const again = await typed(name, '合格')
    expect(again.offered()).toEqual(['合格'])
    again.box.unmount()
    const beside = await typed(name, '合')
    expect(beside.offered()).toEqual(['合格', '新选项“合”'])
    beside.box.unmount()
  })

  it('offers nothing new in a list that ships', async () => {
    const { box, offered } = await typed('type', '合格')
    expect(offered()).toEqual([])
    box.unmount()
  })
})
