import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useSession } from '../../session.ts'
import { locale, setLocale, wordsPlugin } from '../../words.ts'
import FirstRunPage from './FirstRunPage.vue'

const installed = plugins()
const nothing = { render: () => null }
const router = createRouter({
  history: createMemoryHistory(),
  routes: [
    { path: '/', component: nothing },
    { path: '/import', component: nothing },
    { path: '/welcome', component: nothing },
  ],
})
let page: VueWrapper

beforeEach(async () => {
  setLocale('zh-CN')
  await useSession().load()
  await router.push('/welcome')
  page = mount(FirstRunPage, {
    global: { plugins: [...installed, wordsPlugin, router] },
    attachTo: document.body,
  })
})
afterEach(() => page.unmount())
afterAll(closeOffice)

const office = () => page.find<HTMLInputElement>('input[name=office]')
const choose = (value: string) => page.find(`input[value=${value}]`).setValue(true)
const wrong = () => page.findAll('[role=alert]').map((line) => line.text())
const start = () => page.find('form').trigger('submit')

/** The fields of the administrator's account, in the order they stand. */
async function account(login: string, password: string, repeat: string): Promise<void> {
  const [, first, second, third] = page.findAll('.field-box input')
  await first?.setValue(login)
  await second?.setValue(password)
  await third?.setValue(repeat)
}

describe('the first run', { timeout: 30_000 }, () => {
  it('waits at the office’s name', () => {
    expect(document.activeElement).toBe(office().element)
  })

  it('says beside each field what is missing, and goes to the first', async () => {
    await choose('protected')
    await start()
    expect(wrong()).toEqual(['这一项必填。', '这一项必填。', '密码至少 8 个字符。'])
    await vi.waitFor(() => expect(document.activeElement).toBe(office().element))
    await office().setValue('青')
    expect(wrong()).toHaveLength(2)
  })

  it('speaks the other language at once and keeps what was typed', async () => {
    await office().setValue('青麓文仪')
    await page.find('input[value=en]').setValue(true)
    expect(locale.value).toBe('en')
    expect(page.find('h1').text()).toBe('Set up your office')
    expect(office().element.value).toBe('青麓文仪')
  })

  it('wants the password twice, then opens the office and the import', async () => {
    await office().setValue('青麓文仪')
    await choose('protected')
    await account('沈一禾', 'teaharbour7', 'teaharbour')
    await start()
    expect(wrong()).toEqual(['两次输入的密码不一样。'])
    expect(useSession().state?.setUp).toBe(false)
    await account('沈一禾', 'teaharbour7', 'teaharbour7')
    await start()
    await vi.waitFor(() => expect(router.currentRoute.value.path).toBe('/import'), {
      timeout: 20_000,
    })
    expect(useSession().person).toMatchObject({ name: '沈一禾', role: 'administrator' })
    expect(useSession().isProtected).toBe(true)
  })

  it('is over once it was done', async () => {
    await vi.waitFor(() => expect(router.currentRoute.value.path).toBe('/'))
  })
})
