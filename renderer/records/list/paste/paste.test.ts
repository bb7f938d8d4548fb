import { listWindow } from '../../../../test/harness/listWindow.ts'
import { describe, expect, it, vi } from 'vitest'
import { client } from '../../../client.ts'
import { toasts, undo } from '../../../frame/toasts.ts'
import { newId } from '../../ids.ts'
import { bulkRuns } from '../bulk/bulkRun.ts'

const desk = listWindow(
  ['甲一', '乙二', '丙三', '丁四'],
  ['name', 'mobile', 'gender', 'birthday', 'customer', 'updatedAt'],
)

/** Pastes what a spreadsheet put on the clipboard. */
function paste(...lines: readonly string[]): void {
  const data = { 'text/plain': lines.join('\r\n'), 'text/html': '' }
  const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
    clipboardData: { getData: (type: keyof typeof data) => data[type] },
  })
  document.activeElement?.dispatchEvent(event)
}

const preview = () =>
  vi.waitFor(() => {
    const dialog = document.querySelector('dialog')
    expect(dialog).not.toBeNull()
    return dialog!
  })
/** The cells of a line: what each would say, and under it what it says now or why it can't. */
const line = (dialog: Element, at: number) =>
  [...(dialog.querySelectorAll('[role="row"]')[at + 1]?.children ?? [])].map((cell) =>
    (cell.children.length > 0 ? [...cell.children] : [cell])
      .map((part) => part.textContent?.trim() ?? '')
      .join(' '),
  )
const agree = (dialog: Element) =>
  dialog.querySelector<HTMLElement>('.buttons button:last-child')!.click()
const message = () =>
  vi.waitFor(
    () => {
      const last = toasts.findLast((toast) => toast.undo)
      expect(last).toBeDefined()
      return last!
    },
    { timeout: 10_000 },
  )

describe('a table that is pasted', () => {
  it('is shown as it would be, written when one agrees, and taken back in one step', async () => {
    await desk.stand(1, 1)
    paste('13900002222\t女', '13700003333\tMale')
    const dialog = await preview()
    expect(line(dialog, 0)).toEqual(['丁四', '139 0000 2222 138 0000 1111', '女'])
    expect(line(dialog, 1)).toEqual(['甲一', '137 0000 3333 138 0000 1111', '男'])
    expect(await desk.kept(1, 'mobile')).toBe('13800001111')
    agree(dialog)
    const { undo: act, text } = await message()
    expect(text).toBe('4 格已修改')
    expect([await desk.kept(1, 'gender'), await desk.kept(2, 'gender')]).toEqual(['female', 'male'])
    await undo(act!)
    expect(await desk.kept(2, 'mobile')).toBe('13800001111')
  })

  it('says at each cell why it can not be read, and leaves that as it is', async () => {
    const customers = ['宁波晨辰', '春晓', '春晓'].map((name) => ({
      id: newId(),
      values: { name },
    }))
    const steps = await client.records.changeEach({
      entity: 'customer',
      act: newId(),
      changes: [],
      creates: customers,
    })
    for await (const step of steps) expect(step.kind).toBe('done')
    await desk.stand(0, 1)
    paste('总机\t未知的\t2026-02-30\t春晓\t昨天', '\t\t2001/5/9\t宁波晨辰')
    const dialog = await preview()
    expect(line(dialog, 0).slice(1)).toEqual([
      '总机 电话至少要有三位数字。',
      '未知的 列表中没有这一项。',
      '2026-02-30 不是有效日期，请写成 2026-11-22。',
      '春晓 有几条记录叫这个名字。',
      '昨天 这一列不能在这里改。',
    ])
    agree(dialog)
    await message()
    expect(await desk.kept(0, 'mobile')).toBe('13800001111')
    expect(await desk.kept(1, 'mobile')).toBeNull()
    expect(await desk.kept(1, 'birthday')).toBe('2001-05-09')
    expect(await desk.kept(1, 'customer')).toBe(customers[0]!.id)
  })

  it('goes on beyond the end of the list as new records, unless one does not want that', async () => {
    await desk.stand(3, 0)
    paste('姓名\t手机', '乙二\t13900002222', '戊五\t13700003333', '\t13600004444')
    const dialog = await preview()
    expect(dialog.textContent).toContain('第一行是列名，不粘贴。')
    expect(line(dialog, 1).slice(0, 2)).toEqual(['新联系人', '戊五'])
    agree(dialog)
    const { undo: act } = await message()
    const named = (name: string) =>
      client.records.counts({
        entity: 'contact',
        filters: [{ field: 'name', op: 'is', value: name }],
      })
    expect(await named('戊五')).toEqual([1])
    await undo(act!)
    expect(await named('戊五')).toEqual([0])
  })

  it('waits for other work on many records, and says so', async () => {
    await desk.stand(1, 1)
    paste('13900002222\t女', '13700003333\t男')
    const dialog = await preview()
    bulkRuns.set('contact', { done: 1, of: 2, stop: () => {} })
    const busy = '还在批量修改联系人，请等它做完，或先停下。'
    await vi.waitFor(() => expect(dialog.textContent).toContain(busy))
    agree(dialog)
    expect(document.querySelector('dialog')).toBe(dialog)
    bulkRuns.delete('contact')
    await vi.waitFor(() => expect(dialog.textContent).not.toContain(busy))
    agree(dialog)
    expect((await message()).text).toBe('4 格已修改')

    toasts.splice(0)
    await desk.press('Shift+ArrowDown')
    bulkRuns.set('contact', { done: 1, of: 2, stop: () => {} })
    await desk.press('Delete')
    await vi.waitFor(() => expect(toasts.at(-1)?.text).toBe(busy))
    bulkRuns.delete('contact')
  })

  it('of one cell is written at once, and over several fills them', async () => {
    await desk.stand(0, 1)
    paste('13900002222')
    await desk.becomes(0, 'mobile', '13900002222')
    await desk.press('Shift+ArrowDown', 'Shift+ArrowDown')
    paste('13700003333')
    const dialog = await preview()
    expect(dialog.textContent).toContain('3 条联系人里有 3 格改动')
    dialog.dispatchEvent(new Event('cancel'))
    await vi.waitFor(() => expect(document.querySelector('dialog')).toBeNull())
    expect(await desk.kept(2, 'mobile')).toBe('13800001111')
  })

  it('that can not be read in its one cell opens it with what was pasted', async () => {
    await desk.stand(0, 1)
    paste('总机')
    await vi.waitFor(() =>
      expect(desk.list.find<HTMLInputElement>('.editor input').element.value).toBe('总机'),
    )
    expect(desk.list.find('[role="alert"]').text()).toBe('电话至少要有三位数字。')
    await desk.press('Escape')
  })

  it('is the box’s own where one writes into it', async () => {
    await desk.stand(0, 1)
    await desk.press('F2')
    paste('13900002222\t女')
    await desk.press('Escape')
    expect(document.querySelector('dialog')).toBeNull()
  })

  it('that is too large is refused', async () => {
    await desk.stand(0, 0)
    paste(...Array.from({ length: 10_001 }, () => '甲'))
    await vi.waitFor(() => expect(toasts.at(-1)?.text).toContain('10,001'))
    expect(document.querySelector('dialog')).toBeNull()
  })
})

describe('cells that are marked', () => {
  it('are emptied by Delete in one step, without those that nobody writes', async () => {
    await desk.stand(0, 1)
    await desk.press('Shift+ArrowDown', 'Shift+End', 'Shift+ArrowRight', 'Delete')
    const { undo: act, text } = await message()
    expect(text).toBe('2 格已修改')
    expect([await desk.kept(0, 'mobile'), await desk.kept(1, 'mobile')]).toEqual([null, null])
    await undo(act!)
    expect(await desk.kept(1, 'mobile')).toBe('13800001111')
  })

  it('are filled from the first of their rows, and a single one from the row above', async () => {
    await desk.stand(0, 1)
    await desk.type('13900002222')
    await desk.press('Enter')
    await desk.becomes(0, 'mobile', '13900002222')
    await desk.press('ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d')
    await vi.waitFor(() => expect(toasts.at(-1)?.text).toBe('2 格已修改'))
    const act = toasts.at(-1)!.undo
    expect(await desk.kept(2, 'mobile')).toBe('13900002222')
    expect(await desk.kept(3, 'mobile')).toBe('13800001111')
    await undo(act!)
    await vi.waitFor(() => expect(desk.shown(1)).toContain('138 0000 1111'))
    await desk.press('Escape', 'ArrowUp', 'Control+d')
    await desk.becomes(1, 'mobile', '13900002222')
    expect(await desk.kept(2, 'mobile')).toBe('13800001111')
  })

  it('are shown first where some of them must be filled in', async () => {
    await desk.stand(0, 0)
    await desk.press('Shift+ArrowRight', 'Delete')
    const dialog = await preview()
    expect(line(dialog, 0)[1]).toBe('空 这一项必填。')
    expect(line(dialog, 0)[2]).toBe('空 138 0000 1111')
  })
})
