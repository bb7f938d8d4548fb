import { listWindow } from '../../../../test/harness/listWindow.ts'
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { contact } from '../../../../shared/entities/contact.ts'
import { client } from '../../../client.ts'
import { toasts } from '../../../frame/toasts.ts'
import { newId } from '../../ids.ts'
import { cellDrafts } from './cellDrafts.ts'
import { createCellEdits } from './cellEdits.ts'

const desk = listWindow(['甲一', '乙二', '丙三', '丁四'], ['name', 'mobile', 'gender'])
const place = () => [desk.model.cursor.value?.index, desk.model.cells.field.value]
const editor = () => desk.list.find('.editor input')

describe('a cell that is still being saved', () => {
  const again = async (typed: string) => {
    await desk.stand(1, 1)
    await desk.type('13900002222')
    await desk.press('Enter', 'ArrowUp')
    await desk.type(typed)
  }

  it('takes what is typed next, and Enter ends it as ever', async () => {
    await again('13900003333')
    await desk.press('Enter')
    expect(place()).toEqual([2, 'mobile'])
    await desk.becomes(1, 'mobile', '13900003333')
    expect(editor().exists()).toBe(false)
  })

  it('opens by itself for whoever goes on typing', async () => {
    await again('1390000')
    await vi.waitFor(() => expect(editor().exists()).toBe(true))
    expect(editor().element).toHaveProperty('value', '1390000')
    await desk.press('Escape')
    await desk.becomes(1, 'mobile', '13900002222')
  })

  it('keeps what can not be read, and says so', async () => {
    await again('总机')
    await desk.press('Tab')
    expect(place()).toEqual([1, 'gender'])
    await vi.waitFor(() => expect(toasts.at(-1)?.text).toContain('电话至少要有三位数字。'))
    await vi.waitFor(() => expect(desk.shown(1)).toContain('总机'))
    await desk.becomes(1, 'mobile', '13900002222')
    expect(editor().exists()).toBe(false)
  })

  it('gives up with Esc what was typed meanwhile', async () => {
    await again('13900003333')
    await desk.press('Escape')
    await desk.becomes(1, 'mobile', '13900002222')
    await flushPromises()
    expect(editor().exists()).toBe(false)
    expect(place()).toEqual([1, 'mobile'])
  })
})

describe('a cell whose window goes', () => {
  const windowAgain = () => {
    const edits = createCellEdits({
      titles: () => ({}),
      keep: () => {},
      stand: () => true,
      drafts: cellDrafts('contact'),
    })
    const read = async (id: string) => (await client.records.read({ entity: 'contact', id })).row
    return { edits, takenUp: edits.takeUp(contact, read) }
  }

  it('holds what was typed when the list is opened again, and says that it is not saved', async () => {
    await desk.stand(0, 1)
    await desk.type('13900002222')
    const { edits, takenUp } = windowAgain()
    await takenUp
    const { id } = desk.rows[0]!
    expect(edits.at(id, 'mobile')?.box.value.value).toBe('13900002222')
    expect(toasts.at(-1)?.text).toContain('上次填在这里的内容还没有保存。')
    toasts.at(-1)!.action!.run()
    await vi.waitFor(() => expect(edits.open.value).not.toBeNull())
    edits.leave()
    await desk.becomes(0, 'mobile', '13900002222')
    await desk.press('Escape')
    expect(windowAgain().edits.unsaved.size).toBe(0)
  })

  it('keeps a text that could not be read, too', async () => {
    await desk.stand(0, 1)
    await desk.type('总机')
    const { edits, takenUp } = windowAgain()
    await takenUp
    expect(edits.at(desk.rows[0]!.id, 'mobile')?.box.text.value).toBe('总机')
    await desk.press('Escape')
  })

  it('overwrites nothing that somebody else wrote since', async () => {
    await desk.stand(0, 1)
    await desk.type('13900002222')
    const { id } = desk.rows[0]!
    const values = { mobile: '13700003333' }
    await client.records.update({ entity: 'contact', id, act: newId(), values })
    const { edits, takenUp } = windowAgain()
    await takenUp
    toasts.at(-1)!.action!.run()
    await vi.waitFor(() => expect(edits.open.value).not.toBeNull())
    edits.leave()
    await vi.waitFor(() => expect(edits.at(id, 'mobile')?.box.theirs.value).not.toBeNull())
    expect(await desk.kept(0, 'mobile')).toBe('13700003333')
    await desk.press('Escape')
  })
})
