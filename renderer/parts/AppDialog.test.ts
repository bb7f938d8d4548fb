import { mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import AppDialog from './AppDialog.vue'

let shown = 0
beforeEach(() => {
  shown = 0
  HTMLDialogElement.prototype.showModal = function showModal() {
    shown += 1
    this.open = true
  }
})

it('a dialog that has to stay opens again when a browser closes it all the same', async () => {
  const refused = vi.fn()
  const page = mount(AppDialog, {
    props: { open: true, label: 'Hand over', 'onUpdate:open': refused },
  })
  await vi.waitFor(() => expect(shown).toBe(1))
  const dialog = page.get('dialog').element
  dialog.open = false
  dialog.dispatchEvent(new Event('close'))
  await vi.waitFor(() => expect(shown).toBe(2))
  expect(refused).toHaveBeenCalledWith(false)
  page.unmount()
})
