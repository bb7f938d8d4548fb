import { closeOffice, plugins } from '../../../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { contact } from '../../../../shared/entities/contact.ts'
import type { AnyRow } from '../../../../shared/entity.ts'
import { unwatchChanges, watchChanges } from '../../../changes.ts'
import { client } from '../../../client.ts'
import { listenToKeys, useShortcut } from '../../../frame/shortcuts.ts'
import { toasts } from '../../../frame/toasts.ts'
import { useLookups } from '../../../lookups.ts'
import { useSession } from '../../../session.ts'
import { setLocale, wordsPlugin } from '../../../words.ts'
import { newId } from '../../ids.ts'
import { listModel, type ListModel } from '../listModel.ts'
import RecordList from '../RecordList.vue'

const installed = plugins()
const shape = {
  columns: ['name', 'mobile', 'gender', 'primary'].map((field) => ({ field })),
  frozen: undefined,
}
const sort = { field: 'name', descending: false }
const people = ['甲一', '乙二', '丙三', '丁四']

let list: VueWrapper
let model: ListModel
let rows: AnyRow[]
let pressed: string[]

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
  pressed = []
  for (const name of people) await add(name)
  model = listModel('contact')
  model.ask({ filter: null, sort: { ...sort, descending: true } })
  model.ask({ filter: null, sort })
  await vi.waitFor(() => expect(model.rows.counted.value).toBe(true))
  rows = await model.rows.readRows(0, people.length)
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:path(.*)', component: { template: '<i />' } }],
  })
  const page = defineComponent(() => {
    listenToKeys()
    useShortcut({ keys: 'c', run: () => void pressed.push('c') })
    return () =>
      h(RecordList, {
        model,
        entity: contact,
        shape,
        filter: null,
        sort,
        peek: null,
        chosen: true,
        extensible: false,
        menu: () => [],
      })
  })
  list = mount(page, {
    global: { plugins: [...installed, wordsPlugin, router] },
    attachTo: document.body,
  })
  await vi.waitFor(() => expect(list.findAll('[role="row"]').length).toBe(people.length + 1))
})
afterEach(async () => {
  list.unmount()
  const { rows: left } = await client.records.list({ entity: 'contact' })
  const ids = left.map(({ id }) => id)
  await client.records.remove({ entity: 'contact', ids, act: newId() })
})

const add = (name: string) =>
  client.records.create({
    entity: 'contact',
    id: newId(),
    act: newId(),
    values: { name, mobile: '13800001111' },
  })

/** Presses keys where the focus is. */
async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const shiftKey = key.startsWith('Shift+')
    const event = new KeyboardEvent('keydown', {
      key: key.replace('Shift+', ''),
      shiftKey,
      bubbles: true,
      cancelable: true,
    })
    document.activeElement?.dispatchEvent(event)
    await nextTick()
    await nextTick()
  }
}

/** Types a text where the focus is, as a keyboard without an input method does. */
async function type(text: string): Promise<void> {
  for (const letter of text) {
    await press(letter)
    const box = document.activeElement as HTMLInputElement
    box.setRangeText(letter, box.selectionStart ?? 0, box.selectionEnd ?? 0, 'end')
    box.dispatchEvent(new InputEvent('input', { bubbles: true }))
    await nextTick()
  }
}

/** Stands on a cell of a row, by the number of its column. */
async function stand(row: number, column: number): Promise<void> {
  await press('Home', ...Array.from({ length: row }, () => 'ArrowDown'), 'ArrowRight')
  await press('Home', ...Array.from({ length: column }, () => 'ArrowRight'))
}

const kept = async (row: number, field: string) =>
  (await client.records.read({ entity: 'contact', id: rows[row]!.id })).row[field]
const becomes = (row: number, field: string, value: unknown) =>
  vi.waitFor(async () => expect(await kept(row, field)).toEqual(value))
const place = () => [model.cursor.value?.index, model.cells.field.value]
const editor = () => list.find('.editor input, .editor textarea, .editor [role="radiogroup"]')
const shown = (row: number) => list.findAll('[role="row"]')[row + 1]!.text()

describe('the keyboard among cells', () => {
  it('what is typed goes into the cell, Enter saves it and goes down', async () => {
    await stand(1, 1)
    await type('13900002222')
    await press('Enter')
    expect(place()).toEqual([2, 'mobile'])
    await becomes(1, 'mobile', '13900002222')
    expect(shown(1)).toContain('139 0000 2222')
    await vi.waitFor(() => expect(toasts.at(-1)?.undo).toBeDefined())
  })

  it('keys of one letter are letters there, and shortcuts again after Esc', async () => {
    await press('Home', 'c')
    expect(pressed).toEqual(['c'])
    await press('ArrowRight')
    await type('c')
    expect(pressed).toEqual(['c'])
    expect(editor().element).toHaveProperty('value', 'c')
    await press('Escape')
    expect(editor().exists()).toBe(false)
    await press('Escape', 'c')
    expect(pressed).toEqual(['c', 'c'])
    expect(await kept(0, 'name')).toBe(rows[0]!['name'])
  })

  it('a word of an input method opens the cell when it is whole, and not before', async () => {
    await stand(0, 0)
    const box = document.activeElement as HTMLInputElement
    box.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    box.value = 'ning'
    box.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }))
    await nextTick()
    expect(editor().exists()).toBe(false)
    box.value = '宁'
    box.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
    await nextTick()
    await type('波')
    expect(editor().element).toHaveProperty('value', '宁波')
    await press('Enter')
    await becomes(0, 'name', '宁波')
  })

  it('F2 opens it with what it holds, Tab saves and goes on, over the end of the row too', async () => {
    await stand(0, 1)
    await press('F2')
    expect(editor().element).toHaveProperty('value', '13800001111')
    await type('13900002222')
    await press('Tab')
    expect(place()).toEqual([0, 'gender'])
    await press('Tab', 'Tab')
    expect(place()).toEqual([1, 'name'])
    await press('Shift+Tab')
    expect(place()).toEqual([0, 'primary'])
  })

  it('a choice is found by what is typed, and Enter goes on down', async () => {
    await stand(0, 2)
    await type('女')
    await press('Enter')
    await becomes(0, 'gender', 'female')
    expect(place()).toEqual([1, 'gender'])
  })

  it('Space answers yes and no', async () => {
    await stand(0, 3)
    await press(' ')
    await becomes(0, 'primary', true)
    await press(' ')
    await becomes(0, 'primary', false)
  })

  it('Delete empties a cell, but not one that must be filled in', async () => {
    await stand(0, 1)
    await press('Delete')
    await becomes(0, 'mobile', null)
    await press('Home', 'Delete')
    await vi.waitFor(() => expect(toasts.at(-1)?.text).toContain('这一项必填。'))
    expect(await kept(0, 'name')).toBe(rows[0]!['name'])
  })
})

describe('a cell that can not be saved', () => {
  it('stays open, keeps what was typed when it is left, and has it still when one comes back', async () => {
    await stand(0, 1)
    await type('总机')
    await press('Enter')
    expect(list.find('[role="alert"]').text()).toBe('电话至少要有三位数字。')
    await list.find('.editor').trigger('focusout')
    await nextTick()
    expect(editor().exists()).toBe(false)
    expect(shown(0)).toContain('总机')
    expect(await kept(0, 'mobile')).toBe('13800001111')
    await press('ArrowDown', 'ArrowUp', 'F2')
    expect(editor().element).toHaveProperty('value', '总机')
    await press('Escape')
    expect(shown(0)).toContain('138 0000 1111')
  })

  it('because somebody else changed it shows both, and overwrites nothing unasked', async () => {
    await stand(0, 1)
    await type('13900002222')
    const id = rows[0]!.id
    const values = { mobile: '13700003333' }
    await client.records.update({ entity: 'contact', id, act: newId(), values })
    await press('Enter')
    await vi.waitFor(() => expect(toasts.at(-1)?.tone).toBe('danger'))
    expect(await kept(0, 'mobile')).toBe('13700003333')
    await press('ArrowUp', 'F2')
    expect(list.find('[role="alert"]').text()).toContain('137 0000 3333')
    expect(editor().element).toHaveProperty('value', '13900002222')
    await list.findAll('.decision button')[1]!.trigger('click')
    await becomes(0, 'mobile', '13900002222')
  })
})

describe('the row of a cell', () => {
  it('stays where it is until it is left, though the sort would move it', async () => {
    const order = () => rows.map((_, at) => model.rows.row(at)?.['name'])
    const before = order()
    await stand(0, 0)
    await type('辛五')
    await press('Tab')
    await becomes(0, 'name', '辛五')
    expect(order()).toEqual(['辛五', ...before.slice(1)])
    await press('ArrowDown')
    await vi.waitFor(() => expect(order()[0]).toBe(before[1]))
    expect(model.cursor.value?.id).toBe(rows[1]!.id)
  })

  it('opens by a double click on the title, and any other cell is written into', async () => {
    const [name, mobile] = list.findAll('[role="row"]')[1]!.findAll('[aria-colindex]')
    await mobile!.trigger('dblclick')
    expect(editor().exists()).toBe(true)
    await press('Escape', 'Escape')
    await name!.trigger('dblclick')
    expect(list.findComponent(RecordList).emitted('open')).toEqual([[rows[0]!.id]])
  })
})
