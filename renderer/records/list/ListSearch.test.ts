import { mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import ListSearch from './ListSearch.vue'

const search = (found = '') =>
  mount(ListSearch, { props: { found, entityName: 'customer' }, attachTo: document.body })
let box: ReturnType<typeof search>
afterEach(() => box.unmount())

const said = () => box.emitted<[string]>('change')?.at(-1)?.[0]
const type = async (text: string, isComposing = false) => {
  const input = box.get('input')
  ;(input.element as HTMLInputElement).value = text
  await input.trigger('input', { isComposing })
}

test('opens at its sign, and asks for what was typed as one question', async () => {
  box = search()
  expect(box.find('input').exists()).toBe(false)
  await box.get('button').trigger('click')
  await type('n')
  await type('nb ')
  await vi.waitFor(() => expect(said()).toBe('nb'))
  expect(box.emitted('change')).toHaveLength(1)
})

test('what is still being composed is no question; what came of it is', async () => {
  box = search('x')
  await type('cheng', true)
  const input = box.get('input')
  ;(input.element as HTMLInputElement).value = '澄'
  await input.trigger('compositionend')
  await vi.waitFor(() => expect(said()).toBe('澄'))
  expect(box.emitted('change')).toHaveLength(1)
})

test('Escape clears it and goes back to the rows; while composing it does neither', async () => {
  box = search('澄川')
  const input = box.get('input')
  await input.trigger('keydown', { key: 'Escape', isComposing: true })
  expect(box.emitted('change')).toBeUndefined()
  await input.trigger('keydown', { key: 'Escape' })
  expect(said()).toBe('')
  expect(box.emitted('leave')).toHaveLength(1)
})

test('stays open as long as it narrows the list', async () => {
  box = search('澄川')
  await box.get('input').trigger('blur')
  expect((box.get('input').element as HTMLInputElement).value).toBe('澄川')
  await box.setProps({ found: '' })
  expect(box.find('input').exists()).toBe(false)
})
