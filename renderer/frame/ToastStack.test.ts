import { closeOffice, plugins } from '../../test/harness/windowOffice.ts'
import { mount } from '@vue/test-utils'
import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, ref } from 'vue'
import AppDialog from '../parts/AppDialog.vue'
import { toast, toasts } from './toasts.ts'
import ToastStack from './ToastStack.vue'

afterAll(closeOffice)
beforeEach(() => {
  toasts.splice(0)
  HTMLDialogElement.prototype.showModal ??= function showModal() {
    this.open = true
  }
})

it('lies over the dialog that is open, where it can be seen and pressed, and outlives it', async () => {
  const outer = ref(false)
  const inner = ref(false)
  const Page = defineComponent({
    components: { AppDialog, ToastStack },
    setup: () => ({ outer, inner }),
    template: `
      <AppDialog v-model:open="outer" label="Share">names</AppDialog>
      <AppDialog v-model:open="inner" label="Sure?">yes</AppDialog>
      <ToastStack />`,
  })
  const page = mount(Page, { attachTo: document.body, global: { plugins: [...plugins()] } })
  const over = () =>
    document.querySelector('.toast')?.closest('dialog')?.getAttribute('aria-label') ?? null
  const lies = (where: string | null) => vi.waitFor(() => expect(over()).toBe(where))
  toast({ text: 'Shared with Lu' })
  await vi.waitFor(() => expect(document.querySelector('.toast')).not.toBeNull())
  expect(over()).toBeNull()
  outer.value = true
  await lies('Share')
  inner.value = true
  await lies('Sure?')
  inner.value = false
  await lies('Share')
  outer.value = false
  await lies(null)
  expect(document.querySelector('.toast')?.textContent).toContain('Shared with Lu')
  page.unmount()
})
