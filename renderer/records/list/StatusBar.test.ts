import { mount } from '@vue/test-utils'
import { beforeAll, expect, test, vi } from 'vitest'
import { computed, nextTick } from 'vue'
import { customer } from '../../../shared/entities/customer.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import StatusBar from './StatusBar.vue'

beforeAll(() => setLocale('zh-CN'))

/** What stands at the left of the bar. */
function place(total: number | null, at: number | null, first: number, last: number): string {
  const bar = mount(StatusBar, {
    props: {
      entity: customer,
      total,
      place: at,
      scroll: { inView: computed(() => ({ first, last })) },
      selected: 0,
      sort: { field: 'name', descending: false },
    },
    global: { plugins: [wordsPlugin] },
  })
  const text = bar.find('.place').text()
  bar.unmount()
  return text
}

test('it says where the cursor is as long as it is in sight, else which rows are', () => {
  expect(place(48_113, 5, 0, 20)).toBe('第 6 / 48,113 行')
  expect(place(48_113, 5, 1203, 1226)).toBe('第 1,204–1,227 / 48,113 行')
})

test('the number of a row leads there, and what is none says so', async () => {
  const bar = mount(StatusBar, {
    props: {
      entity: customer,
      total: 48_113,
      place: null,
      scroll: { inView: computed(() => ({ first: 0, last: 20 })) },
      selected: 0,
      sort: { field: 'name', descending: false },
    },
    global: { plugins: [wordsPlugin] },
    attachTo: document.body,
  })
  await bar.find('.place').trigger('click')
  const input = () => document.querySelector<HTMLInputElement>('.go-to input')!
  await vi.waitFor(() => expect(document.activeElement).toBe(input()))
  const type = async (text: string) => {
    input().value = text
    input().dispatchEvent(new InputEvent('input', { bubbles: true }))
    input().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    await nextTick()
  }
  await type('末行')
  expect(document.querySelector('.go-to [role="alert"]')?.textContent).toContain('48,113')
  await type('1,204')
  expect(bar.emitted('go')).toEqual([[1203]])
  expect(document.querySelector('.go-to')).toBeNull()
  bar.unmount()
})

test('as long as nobody has counted it says no more than it knows', () => {
  expect(place(null, null, 0, 20)).toBe('第 1–21 行')
  expect(place(null, 3, 0, 20)).toBe('第 4 行')
})
