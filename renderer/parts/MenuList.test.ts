import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { loadPinyin } from '../fields/typedMatch.ts'
import MenuList from './MenuList.vue'

it('goes to a line by its first letter, or by that of its pinyin', async () => {
  await loadPinyin()
  const names = ['何晚', '王小明', 'Will', '周砚']
  const menu = mount(MenuList, {
    props: { entries: names.map((label) => ({ key: label, label })) },
    global: {
      plugins: [
        createRouter({
          history: createMemoryHistory(),
          routes: [{ path: '/', component: { template: '<i />' } }],
        }),
      ],
    },
    attachTo: document.body,
  })
  const after = async (key: string) => {
    await menu.trigger('keydown', { key })
    return document.activeElement?.textContent
  }
  expect(await after('w')).toBe('王小明')
  expect(await after('W')).toBe('Will')
  expect(await after('z')).toBe('周砚')
  expect(await after('w')).toBe('王小明')
  menu.unmount()
})
