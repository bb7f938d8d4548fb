import { createPinia } from 'pinia'
import { DOMWrapper, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Mapping } from '../../../shared/api/importing.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import TargetPicker from './TargetPicker.vue'

const mapping: Mapping = [{ entity: 'customer', field: 'name' }, null]
let picker: VueWrapper

beforeEach(async () => {
  setLocale('zh-CN')
  picker = mount(TargetPicker, {
    props: { column: 1, header: ['客户名称', '备注二'], mapping },
    global: { plugins: [createPinia(), wordsPlugin] },
    attachTo: document.body,
  })
  await picker.find('button').trigger('click')
  await vi.waitFor(() => expect(find().exists()).toBe(true))
})
afterEach(() => picker.unmount())

// The list floats over the page, and so stands at its end.
const body = new DOMWrapper(document.body)
const find = () => body.find<HTMLInputElement>('[role=combobox]')
const options = () => body.findAll('[role=option]').map((option) => option.text())
const press = (key: string, more: object = {}) => find().trigger('keydown', { key, ...more })

describe('where a column goes', () => {
  it('is nowhere at first, and taken places say by which column', () => {
    expect(options()[0]).toBe('不导入')
    expect(options().find((option) => option.startsWith('名称'))).toContain('现在是“客户名称”')
  })

  it('is found by a part of its name and taken with Enter', async () => {
    await find().setValue('喜')
    expect(options()).toEqual(['喜好'])
    await press('Enter')
    expect(picker.emitted('choose')).toEqual([[{ entity: 'contact', field: 'preferences' }]])
  })

  it('is not taken by the Enter of an input method', async () => {
    await find().setValue('喜')
    await press('Enter', { isComposing: true })
    expect(picker.emitted('choose')).toBeUndefined()
  })

  it('is walked with the arrows, round the ends', async () => {
    await find().setValue('邮编')
    expect(options()).toHaveLength(2)
    await press('ArrowUp')
    await press('Enter')
    expect(picker.emitted('choose')).toEqual([
      [{ entity: 'contact', field: 'address', part: 'postcode' }],
    ])
  })
})
