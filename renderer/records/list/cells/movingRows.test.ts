import { listWindow } from '../../../../test/harness/listWindow.ts'
import { describe, expect, it, vi } from 'vitest'
import { client } from '../../../client.ts'
import { toasts } from '../../../frame/toasts.ts'
import { newId } from '../../ids.ts'

const desk = listWindow(['丙三', '丁四', '甲一', '乙二'], ['name', 'mobile', 'gender', 'primary'])
const entity = 'contact'
const old = '13800001111'
const order = () => desk.rows.map((_, at) => desk.model.rows.row(at)?.id)
const editor = () => desk.list.find<HTMLInputElement>('.editor input')
const mobiles = () => Promise.all(desk.rows.map((_, at) => desk.kept(at, 'mobile')))

/** A colleague calls somebody otherwise, or throws the record away, while somebody works here. */
const rename = (row: number, name: string) =>
  client.records.update({ entity, id: desk.rows[row]!.id, act: newId(), values: { name } })
const remove = (row: number) =>
  client.records.remove({ entity, ids: [desk.rows[row]!.id], act: newId() })

describe('a list that changes under the keyboard', () => {
  it('takes what is marked along with its records', async () => {
    const ids = desk.rows.map(({ id }) => id)
    await desk.stand(1, 1)
    await desk.press('Shift+ArrowDown')
    await rename(3, '阿')
    await vi.waitFor(() => expect(order()).toEqual([ids[3], ids[0], ids[1], ids[2]]))
    await desk.press('Delete')
    await vi.waitFor(() => expect(toasts.at(-1)?.text).toBe('2 格已修改'))
    expect(await mobiles()).toEqual([old, null, null, old])
  })

  it('marks one cell again where others have come between', async () => {
    await desk.stand(0, 1)
    await desk.press('Shift+ArrowDown', 'Shift+ArrowDown')
    await remove(1)
    await vi.waitFor(() => expect(desk.model.rows.total.value).toBe(3))
    await desk.press('Delete')
    await vi.waitFor(async () => expect(await desk.kept(2, 'mobile')).toBeNull())
    expect(await desk.kept(0, 'mobile')).toBe(old)
    expect(await desk.kept(3, 'mobile')).toBe(old)
  })

  it('leaves an open cell with its record, though that has gone elsewhere', async () => {
    const ids = desk.rows.map(({ id }) => id)
    await desk.stand(0, 1)
    desk.model.rows.refresh()
    await rename(0, '子')
    desk.model.rows.refresh()
    await desk.type('13900002222')
    await vi.waitFor(() => expect(order()).toEqual([...ids.slice(1), ids[0]]))
    expect(desk.model.cursor.value).toEqual({ index: 3, id: ids[0] })
    await desk.press('Enter')
    await desk.becomes(0, 'mobile', '13900002222')
    expect((await mobiles()).slice(1)).toEqual([old, old, old])
  })

  it('never moves the keyboard to another record while a cell is open', async () => {
    await desk.stand(0, 1)
    await remove(0)
    desk.model.rows.refresh()
    await desk.type('13900002222')
    await vi.waitFor(() => expect(desk.model.rows.total.value).toBe(3))
    expect(desk.model.cursor.value?.id).toBe(desk.rows[0]!.id)
    expect(editor().element.value).toBe('13900002222')
    await desk.press('Escape')
    expect(desk.model.cursor.value?.id).toBe(desk.rows[1]!.id)
  })
})

describe('a cell that is open', () => {
  it('is left by a press on another, and that one opens its own record', async () => {
    await desk.stand(0, 1)
    await desk.type('13900002222')
    const cell = desk.list.findAll('.record-row')[2]!.find('[aria-colindex="3"]')
    await cell.trigger('mousedown', { button: 0 })
    expect(editor().exists()).toBe(false)
    await desk.becomes(0, 'mobile', '13900002222')
    await desk.type('13700003333')
    await desk.press('Enter')
    await desk.becomes(2, 'mobile', '13700003333')
  })
})

// The last: it leaves more people behind than one reading has.
describe('a row that is not there yet', () => {
  it('gets what is typed once it is, and no other record does', async () => {
    const creates = Array.from({ length: 300 }, (_, at) => ({
      id: newId(),
      values: { name: `子${1000 + at}`, mobile: old },
    }))
    const steps = await client.records.changeEach({ entity, act: newId(), changes: [], creates })
    for await (const step of steps) expect(step.kind).toBeDefined()
    await vi.waitFor(() => expect(desk.model.rows.total.value).toBe(304))
    await desk.stand(0, 1)
    await desk.press('Control+End', 'Home', 'ArrowRight')
    expect(desk.model.rows.row(303)).toBeUndefined()
    await desk.press('Delete', 'Enter')
    await desk.type('13900002222')
    await vi.waitFor(() => expect(editor().exists()).toBe(true))
    expect(editor().element.value).toBe('13900002222')
    await desk.press('Enter')
    const kept = async (id: string) => (await client.records.read({ entity, id })).row['mobile']
    await vi.waitFor(async () => expect(await kept(creates.at(-1)!.id)).toBe('13900002222'))
    expect(await mobiles()).toEqual([old, old, old, old])
  })
})
