import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import SignInPage from './SignInPage.vue'

const installed = plugins()
/** Passwords are slow on purpose. */
const patient = { timeout: 20_000 }
const router = createRouter({
  history: createMemoryHistory(),
  routes: [{ path: '/:any(.*)*', component: { render: () => null } }],
})
let page: VueWrapper

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({
    protection: 'protected',
    name: '青麓文仪',
    locale: 'zh-CN',
    administrator: { name: '沈一禾', password: 'teaharbour7' },
  })
}, 30_000)
afterAll(closeOffice)
beforeEach(async () => {
  localStorage.clear()
  await useSession().signOut()
  page = mount(SignInPage, {
    global: { plugins: [...installed, wordsPlugin, router] },
    attachTo: document.body,
  })
})
afterEach(() => page.unmount())

const login = () => page.find<HTMLInputElement>('input[autocomplete=username]')
const password = () => page.find<HTMLInputElement>('input[autocomplete=current-password]')
const said = () =>
  page
    .findAll('[role=alert]')
    .map((line) => line.text())
    .join('')

async function signIn(name: string, word: string): Promise<void> {
  await login().setValue(name)
  await password().setValue(word)
  await page.find('form').trigger('submit')
}

describe('signing in', { timeout: 60_000 }, () => {
  it('shows whose office it is and waits at the user name', () => {
    expect(page.find('h1').text()).toBe('青麓文仪')
    expect(document.activeElement).toBe(login().element)
  })

  it('warns of Caps Lock before the password is wrong', async () => {
    const held = new KeyboardEvent('keyup', { key: 'A', bubbles: true })
    Object.defineProperty(held, 'getModifierState', { value: () => true })
    password().element.dispatchEvent(held)
    await vi.waitFor(() => expect(page.text()).toContain('大写锁定开着'))
  })

  it('says that user name or password is wrong, and keeps both', async () => {
    await signIn('沈一禾', 'teaharbour8')
    await vi.waitFor(() => expect(said()).toBe('用户名或密码不对。'), patient)
    expect(login().element.value).toBe('沈一禾')
    expect(password().element.value).toBe('teaharbour8')
  })

  it('lets the right one in', async () => {
    await signIn('沈一禾', 'teaharbour7')
    await vi.waitFor(() => expect(useSession().person?.name).toBe('沈一禾'), patient)
  })

  it('counts down after too many attempts', async () => {
    for (let attempt = 0; !said().includes('秒后再试') && attempt < 20; attempt++) {
      await signIn('何晚', `guess-${attempt}-wrong`)
      const button = page.find<HTMLButtonElement>('button[type=submit]')
      await vi.waitFor(() => expect(button.text()).toBe('登录'), patient)
    }
    expect(said()).toMatch(/试得太多了，请 \d+ 秒后再试。/)
    expect(page.find<HTMLButtonElement>('button[type=submit]').element.disabled).toBe(true)
  })
})
