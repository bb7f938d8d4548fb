import { listWindow } from '../../../../test/harness/listWindow.ts'
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { client } from '../../../client.ts'
import { toasts } from '../../../frame/toasts.ts'
import { newId } from '../../ids.ts'
import RecordList from '../RecordList.vue'

const desk = listWindow(['甲一', '乙二', '丙三', '丁四'], ['name', 'mobile', 'gender', 'primary'])
const place = () => [desk.model.cursor.value?.index, desk.model.cells.field.value]
const editor = () => desk.list.find('.editor input, .editor textarea, .editor [role="radiogroup"]')

describe('the keyboard among cells', () => {
  it('what is typed goes into the cell, Enter saves it and goes down', async () => {
    await desk.stand(1, 1)
    await desk.type('13900002222')
    await desk.press('Enter')
    expect(place()).toEqual([2, 'mobile'])
    await desk.becomes(1, 'mobile', '13900002222')
    expect(desk.shown(1)).toContain('139 0000 2222')
    await vi.waitFor(() => expect(toasts.at(-1)?.undo).toBeDefined())
  })

  it('keys of one letter are letters there, and shortcuts again after Esc', async () => {
    await desk.press('Home', 'c')
    expect(desk.heard).toEqual(['c'])
    await desk.press('ArrowRight')
    await desk.type('c')
    expect(desk.heard).toEqual(['c'])
    expect(editor().element).toHaveProperty('value', 'c')
    await desk.press('Escape')
    expect(editor().exists()).toBe(false)
    await desk.press('Escape', 'c')
    expect(desk.heard).toEqual(['c', 'c'])
    expect(await desk.kept(0, 'name')).toBe(desk.rows[0]!['name'])
  })

  it('a word of an input method opens the cell when it is whole, and not before', async () => {
    await desk.stand(0, 0)
    const box = document.activeElement as HTMLInputElement
    box.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    box.value = 'ning'
    box.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }))
    await nextTick()
    expect(editor().exists()).toBe(false)
    box.value = '宁'
    box.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
    await nextTick()
    await desk.type('波')
    expect(editor().element).toHaveProperty('value', '宁波')
    await desk.press('Enter')
    await desk.becomes(0, 'name', '宁波')
  })

  it('F2 opens it with what it holds, Tab saves and goes on, over the end of the row too', async () => {
    await desk.stand(0, 1)
    await desk.press('F2')
    expect(editor().element).toHaveProperty('value', '13800001111')
    await desk.type('13900002222')
    await desk.press('Tab')
    expect(place()).toEqual([0, 'gender'])
    await desk.press('Tab', 'Tab')
    expect(place()).toEqual([1, 'name'])
    await desk.press('Shift+Tab')
    expect(place()).toEqual([0, 'primary'])
  })

  it('a choice is found by what is typed, and Enter goes on down', async () => {
    await desk.stand(0, 2)
    await desk.type('女')
    await desk.press('Enter')
    await desk.becomes(0, 'gender', 'female')
    expect(place()).toEqual([1, 'gender'])
  })

  it('stands in its row alone: no second row says that it is there', async () => {
    await desk.stand(1, 1)
    expect(desk.list.findAll('[aria-rowindex="3"]')).toHaveLength(1)
  })

  it('Space answers yes and no, and so does the word', async () => {
    await desk.stand(0, 3)
    await desk.press(' ')
    await desk.becomes(0, 'primary', true)
    await desk.press(' ')
    await desk.becomes(0, 'primary', false)
    await desk.type('是')
    await desk.becomes(0, 'primary', true)
    expect(editor().exists()).toBe(false)
  })

  it('Delete empties a cell, but not one that must be filled in', async () => {
    await desk.stand(0, 1)
    await desk.press('Delete')
    await desk.becomes(0, 'mobile', null)
    await desk.press('Home', 'Delete')
    await vi.waitFor(() => expect(toasts.at(-1)?.text).toContain('这一项必填。'))
    expect(await desk.kept(0, 'name')).toBe(desk.rows[0]!['name'])
  })
})

describe('copying', () => {
  const told = async () => {
    const { lines } = await client.journal.page({ filter: { events: ['copied'] } })
    return lines.map(({ event }) => [event!.entity, event!.detail['count']])
  }

  it('a table of cells or rows stands in the journal before it leaves, one cell does not', async () => {
    const texts: string[] = []
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
      texts.push(text)
    })
    const write = vi.spyOn(navigator.clipboard, 'write').mockImplementation(async () => {
      expect(await told()).toHaveLength(1)
    })
    await desk.stand(0, 1)
    await desk.press('Control+c')
    await vi.waitFor(() => expect(texts).toEqual(['138 0000 1111']))
    expect(await told()).toEqual([])
    await desk.press('Shift+ArrowDown', 'Shift+ArrowRight', 'Control+c')
    await vi.waitFor(() => expect(write).toHaveBeenCalledOnce())
    expect(await told()).toEqual([['contact', 2]])
    vi.restoreAllMocks()
  })
})

describe('the mouse', () => {
  it('marks the cells that it is dragged over, though rows were walked', async () => {
    const cell = (row: number, column: number) =>
      desk.list.findAll('.record-row')[row]!.findAll('[aria-colindex]')[column]!
    await cell(1, 1).trigger('mousedown', { button: 0 })
    await cell(1, 1).trigger('mousemove', { buttons: 1 })
    expect(desk.model.cells.on.value).toBe(false)
    await cell(2, 2).trigger('mousemove', { buttons: 1 })
    await cell(2, 2).trigger('mouseup', { button: 0 })
    expect(place()).toEqual([2, 'gender'])
    expect(desk.model.cells.anchor.value).toEqual({ index: 1, field: 'mobile' })
    const { vm } = desk.list.findComponent(RecordList)
    await vi.waitFor(() => expect((vm as unknown as { marked: string }).marked).toBe('4 格'))
    await cell(0, 0).trigger('mousemove', { buttons: 0 })
    expect(place()).toEqual([2, 'gender'])
  })
})

describe('cutting', () => {
  it('empties the cell when it was copied, and not before', async () => {
    const written = vi
      .spyOn(navigator.clipboard, 'writeText')
      .mockRejectedValueOnce(new Error('No'))
    Object.defineProperty(document, 'execCommand', { configurable: true, value: () => false })
    await desk.stand(0, 1)
    await desk.press('Control+x')
    await vi.waitFor(() => expect(toasts.at(-1)?.text).toBe('这里用不了剪贴板。'))
    await flushPromises()
    expect(desk.model.edits.at(desk.rows[0]!.id, 'mobile')).toBeUndefined()
    expect(await desk.kept(0, 'mobile')).toBe('13800001111')
    await desk.press('Control+x')
    await desk.becomes(0, 'mobile', null)
    expect(written).toHaveBeenLastCalledWith('138 0000 1111')
    written.mockRestore()
  })
})

describe('a cell that can not be saved', () => {
  it('stays open, keeps what was typed when it is left, and has it still when one comes back', async () => {
    await desk.stand(0, 1)
    await desk.type('总机')
    await desk.press('Enter')
    expect(desk.list.find('[role="alert"]').text()).toBe('电话至少要有三位数字。')
    await desk.list.find('.editor').trigger('focusout')
    await nextTick()
    expect(editor().exists()).toBe(false)
    expect(desk.shown(0)).toContain('总机')
    expect(await desk.kept(0, 'mobile')).toBe('13800001111')
    await desk.press('ArrowDown', 'ArrowUp', 'F2')
    expect(editor().element).toHaveProperty('value', '总机')
    await desk.press('Escape')
    expect(desk.shown(0)).toContain('138 0000 1111')
  })

  it('keeps what was typed where Delete can not empty it', async () => {
    await desk.stand(0, 0)
    await desk.type('丙')
    const { id, name } = desk.rows[0]!
    const values = { name: `${String(name)}（老）` }
    await client.records.update({ entity: 'contact', id, act: newId(), values })
    await desk.press('Enter')
    await vi.waitFor(() => expect(toasts.at(-1)?.tone).toBe('danger'))
    await desk.press('ArrowUp', 'Delete')
    await vi.waitFor(() => expect(toasts.at(-1)?.text).toContain('这一项必填。'))
    await desk.press('F2')
    await vi.waitFor(() => expect(editor().element).toHaveProperty('value', '丙'))
    await desk.press('Escape')
  })

  it('because somebody else changed it shows both, and overwrites nothing unasked', async () => {
    await desk.stand(0, 1)
    await desk.type('13900002222')
    const id = desk.rows[0]!.id
    const values = { mobile: '13700003333' }
    await client.records.update({ entity: 'contact', id, act: newId(), values })
    await desk.press('Enter')
    await vi.waitFor(() => expect(toasts.at(-1)?.tone).toBe('danger'))
    expect(await desk.kept(0, 'mobile')).toBe('13700003333')
    toasts.at(-1)!.action!.run()
    await vi.waitFor(() => expect(editor().exists()).toBe(true))
    expect(desk.list.find('[role="alert"]').text()).toContain('137 0000 3333')
    expect(editor().element).toHaveProperty('value', '13900002222')
    await desk.list.findAll('.decision button')[1]!.trigger('click')
    await desk.becomes(0, 'mobile', '13900002222')
  })
})

describe('the row of a cell', () => {
  it('stays where it is until it is left, though the sort would move it', async () => {
    const order = () => desk.rows.map((_, at) => desk.model.rows.row(at)?.['name'])
    const before = order()
    await desk.stand(0, 0)
    await desk.type('辛五')
    await desk.press('Tab')
    await desk.becomes(0, 'name', '辛五')
    expect(order()).toEqual(['辛五', ...before.slice(1)])
    await desk.press('ArrowDown')
    await vi.waitFor(() => expect(order()[0]).toBe(before[1]))
    expect(desk.model.cursor.value?.id).toBe(desk.rows[1]!.id)
  })

  it('shows what others write into it meanwhile, and what was taken back', async () => {
    await desk.stand(3, 1)
    await desk.type('13900002222')
    await desk.press('Enter')
    await desk.becomes(3, 'mobile', '13900002222')
    const { id } = desk.rows[3]!
    const values = { mobile: '13700003333' }
    await client.records.update({ entity: 'contact', id, act: newId(), values })
    await vi.waitFor(() => expect(desk.shown(3)).toContain('137 0000 3333'))
  })

  it('opens by a double click on the title, and any other cell is written into', async () => {
    const [name, mobile] = desk.list.find('.record-row').findAll('[aria-colindex]')
    await mobile!.trigger('dblclick')
    expect(editor().exists()).toBe(true)
    await desk.press('Escape', 'Escape')
    await name!.trigger('dblclick')
    expect(desk.list.findComponent(RecordList).emitted('open')).toEqual([[desk.rows[0]!.id]])
  })

  it('opens by a double click on the title, though the first click moves the list from under the second', async () => {
    const [name, mobile] = desk.list.find('.record-row').findAll('[aria-colindex]')
    await name!.trigger('click', { detail: 1 })
    const second = new MouseEvent('click', { detail: 2, bubbles: true, cancelable: true })
    mobile!.find('a').element.dispatchEvent(second)
    expect(second.defaultPrevented).toBe(true)
    await mobile!.trigger('dblclick', { detail: 2 })
    expect(editor().exists()).toBe(false)
    const { open, peek } = desk.list.findComponent(RecordList).emitted()
    expect(open).toEqual([[desk.rows[0]!.id]])
    expect(peek).toHaveLength(1)
  })
})
