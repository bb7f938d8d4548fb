import { closeOffice, plugins } from './windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { contact } from '../../shared/entities/contact.ts'
import type { SomeRow } from '../../shared/entity.ts'
import { unwatchChanges, watchChanges } from '../../renderer/changes.ts'
import { client } from '../../renderer/client.ts'
import { listenToKeys, useShortcut } from '../../renderer/frame/shortcuts.ts'
import { toasts } from '../../renderer/frame/toasts.ts'
import { useLookups } from '../../renderer/lookups.ts'
import { newId } from '../../renderer/records/ids.ts'
import { listModel, type ListModel } from '../../renderer/records/list/listModel.ts'
import RecordList from '../../renderer/records/list/RecordList.vue'
import { useSession } from '../../renderer/session.ts'
import { setLocale, wordsPlugin } from '../../renderer/words.ts'

const sort = { field: 'name', descending: false }

/** A person at one of the keyboards of a Chinese office, with a list of contacts on the screen. */
export interface ListWindow {
  readonly list: VueWrapper
  readonly model: ListModel
  /** The rows as they were when the list was opened. */
  readonly rows: readonly SomeRow[]
  /** Shortcuts of one letter that were heard outside the list. */
  readonly heard: string[]
  /** Presses keys where the focus is. */
  press(...keys: readonly string[]): Promise<void>
  /** Types a text where the focus is, as a keyboard without an input method does. */
  type(text: string): Promise<void>
  /** Stands on a cell of a row, by the number of its column. */
  stand(row: number, column: number): Promise<void>
  /** What the office has in a field of a row. */
  kept(row: number, field: string): Promise<unknown>
  becomes(row: number, field: string, value: unknown): Promise<void>
  /** The text of a row. */
  shown(row: number): string
}

/** Opens a list of these people before each test of a file, with these columns. */
export function listWindow(people: readonly string[], fields: readonly string[]): ListWindow {
  const installed = plugins()
  const shape = { columns: fields.map((field) => ({ field })), frozen: undefined }
  let list: VueWrapper
  let model: ListModel
  let rows: SomeRow[]
  let heard: string[]

  beforeAll(async () => {
    setLocale('zh-CN')
    await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
    await useLookups().load()
    watchChanges(() => {})
  })
  afterAll(async () => {
    unwatchChanges()
    await closeOffice()
  })

  beforeEach(async () => {
    toasts.splice(0)
    heard = []
    for (const name of people) {
      const values = { name, mobile: '13800001111' }
      await client.records.create({ entity: 'contact', id: newId(), act: newId(), values })
    }
    model = listModel('contact')
    model.ask({ filter: null, sort: { ...sort, descending: true } })
    model.ask({ filter: null, sort })
    await vi.waitFor(() => expect(model.rows.counted.value).toBe(true))
    rows = await model.rows.readRows(0, people.length)
    const router = createRouter({
      history: createMemoryHistory(),
      routes: [{ path: '/:path(.*)', component: { template: '<i />' } }],
    })
    const props = {
      ...{ model, entity: contact, shape, filter: null, sort, peek: null },
      ...{ chosen: true, extensible: false, menu: () => [] },
    }
    const page = defineComponent(() => {
      listenToKeys()
      useShortcut({ keys: 'c', run: () => void heard.push('c') })
      return () => h(RecordList, props)
    })
    list = mount(page, {
      global: { plugins: [...installed, wordsPlugin, router] },
      attachTo: document.body,
    })
    await vi.waitFor(() =>
      expect(list.findAll('.record-row').length).toBeGreaterThan(Math.min(people.length, 10) - 1),
    )
  })
  afterEach(async () => {
    list.unmount()
    const { rows: left } = await client.records.list({ entity: 'contact' })
    const ids = left.map(({ id }) => id)
    await client.records.remove({ entity: 'contact', ids, act: newId() })
  })

  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      const event = new KeyboardEvent('keydown', {
        key: key.replace(/^.+\+/, ''),
        shiftKey: key.startsWith('Shift+'),
        ctrlKey: key.startsWith('Control+'),
        bubbles: true,
        cancelable: true,
      })
      document.activeElement?.dispatchEvent(event)
      await nextTick()
      await nextTick()
    }
  }

  const kept = async (row: number, field: string) =>
    (await client.records.read({ entity: 'contact', id: rows[row]!.id })).row[field]

  return {
    get list() {
      return list
    },
    get model() {
      return model
    },
    get rows() {
      return rows
    },
    get heard() {
      return heard
    },
    press,
    type: async (text) => {
      for (const letter of text) {
        await press(letter)
        const box = document.activeElement as HTMLInputElement
        box.setRangeText(letter, box.selectionStart ?? 0, box.selectionEnd ?? 0, 'end')
        box.dispatchEvent(new InputEvent('input', { bubbles: true }))
        await nextTick()
      }
    },
    stand: async (row, column) => {
      await press('Home', ...Array.from({ length: row }, () => 'ArrowDown'), 'ArrowRight')
      await press('Home', ...Array.from({ length: column }, () => 'ArrowRight'))
    },
    kept,
    becomes: async (row, field, value) => {
      await vi.waitFor(async () => expect(await kept(row, field)).toEqual(value))
    },
    shown: (row) => list.findAll('.record-row')[row]!.text(),
  }
}
