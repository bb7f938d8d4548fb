import { closeOffice, plugins } from '../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { useSession } from '../session.ts'
import { setLocale, wordsPlugin } from '../words.ts'
import { openNewRecord } from './newRecord.ts'
import NewRecordDialog from './NewRecordDialog.vue'

const installed = plugins()
let dialogs: VueWrapper

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
}, 30_000)
afterAll(closeOffice)
beforeEach(() => {
  localStorage.clear()
  const anywhere = { path: '/:path(.*)', component: { template: '<i />' } }
  const router = createRouter({ history: createMemoryHistory(), routes: [anywhere] })
  dialogs = mount(NewRecordDialog, {
    attachTo: document.body,
    global: { plugins: [...installed, wordsPlugin, router] },
  })
})
afterEach(() => dialogs.unmount())

const forms = () => [...document.querySelectorAll<HTMLFormElement>('form.new-record')]
const nameIn = (form: HTMLFormElement | undefined) =>
  form?.querySelector<HTMLInputElement>('.form-field input')

function type(input: HTMLInputElement, text: string): void {
  input.value = text
  input.dispatchEvent(new Event('input'))
  input.dispatchEvent(new Event('change'))
}

describe('a customer made for the head office of another', () => {
  it('is its own record, and the other is saved as it was typed', async () => {
    const branch = openNewRecord('customer')
    await vi.waitFor(() => expect(nameIn(forms()[0])).toBeTruthy())
    type(nameIn(forms()[0])!, '澄川北仑分厂')
    const headOffice = openNewRecord('customer', { name: '澄川总部' }, { picking: true })
    await vi.waitFor(() => expect(nameIn(forms()[1])?.value).toBe('澄川总部'))
    forms()[1]!.requestSubmit()
    expect((await headOffice)?.['name']).toBe('澄川总部')
    forms()[0]!.requestSubmit()
    expect((await branch)?.['name']).toBe('澄川北仑分厂')
  })
})
