import { closeOffice, plugins } from '../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import type { AnyRow } from '../../shared/entity.ts'
import { client } from '../client.ts'
import { toasts } from '../frame/toasts.ts'
import { useSession } from '../session.ts'
import { setLocale, wordsPlugin } from '../words.ts'
import FieldInPlace from './FieldInPlace.vue'
import { newId } from './ids.ts'

const installed = plugins()
let row: AnyRow
let field: VueWrapper

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
})
afterAll(closeOffice)

beforeEach(async () => {
  toasts.splice(0)
  row = await client.records.create({
    entity: 'customer',
    id: newId(),
    act: newId(),
    values: { name: '宁波澄川包装制品有限公司', phone: '0574-8820 4417', shortName: '澄川' },
  })
})
afterEach(() => field.unmount())

/** Opens the office at one field of the customer. */
function show(name: string): void {
  field = mount(FieldInPlace, {
    props: { entity: 'customer', row, titles: {}, name, editable: true },
    global: { plugins: [...installed, wordsPlugin], stubs: { RouterLink: true } },
    attachTo: document.body,
  })
}

async function edit(name: string, typed?: string): Promise<HTMLInputElement> {
  show(name)
  await field.find('dd').trigger('click')
  const input = field.find('input')
  if (typed !== undefined) await input.setValue(typed)
  return input.element
}

const press = (key: string, more: object = {}) =>
  field.find('input').trigger('keydown', { key, ...more })
const kept = async (name: string) =>
  (await client.records.read({ entity: 'customer', id: row.id })).row[name]
const problem = () => field.find('[role="alert"]').text()
const box = () => field.find<HTMLInputElement>('input')

describe('a field on a page', () => {
  it('is edited where it stands, and Enter saves it with a way back', async () => {
    const input = await edit('shortName', '澄川包装')
    expect(document.activeElement).toBe(input)
    await press('Enter')
    await vi.waitFor(() => expect(box().exists()).toBe(false))
    expect(await kept('shortName')).toBe('澄川包装')
    expect(toasts.at(-1)).toMatchObject({ text: expect.stringContaining('澄川包装') as string })
    expect(toasts.at(-1)?.undo).toBeDefined()
  })

  it('saves as one leaves it', async () => {
    const input = await edit('shortName', '澄川包装')
    input.blur()
    await vi.waitFor(async () => expect(await kept('shortName')).toBe('澄川包装'))
  })

  it('is as it was after Esc', async () => {
    await edit('shortName', '写错了')
    await press('Escape')
    expect(box().exists()).toBe(false)
    expect(await kept('shortName')).toBe('澄川')
    expect(toasts).toEqual([])
  })

  it('leaves an Enter that belongs to the input method alone', async () => {
    await edit('shortName', 'chengchuan')
    await press('Enter', { isComposing: true })
    await press('Enter', { keyCode: 229 })
    await press('Escape', { isComposing: true })
    expect(box().element.value).toBe('chengchuan')
    expect(await kept('shortName')).toBe('澄川')
  })

  it('that can not be read stays open with what was typed, and says why', async () => {
    await edit('phone', '总机')
    await press('Enter')
    expect(problem()).toBe('电话至少要有三位数字。')
    expect(box().element.value).toBe('总机')
    expect(await kept('phone')).toBe('0574-8820 4417')
    await box().setValue('0574-8820 4418')
    await press('Enter')
    await vi.waitFor(async () => expect(await kept('phone')).toBe('0574-8820 4418'))
  })

  it('that is chosen from a list keeps a word that is not in it', async () => {
    await edit('level', '特别好')
    await press('Enter')
    expect(problem()).toBe('列表中没有这一项。')
    expect(box().element.value).toBe('特别好')
    expect(await kept('level')).toBeNull()
  })

  it('that must be filled in says so', async () => {
    await edit('name', '  ')
    await press('Enter')
    await vi.waitFor(() => expect(problem()).toBe('这一项必填。'))
    expect(await kept('name')).toBe('宁波澄川包装制品有限公司')
  })

  it('untouched is left without a word', async () => {
    await edit('shortName')
    await press('Enter')
    await vi.waitFor(() => expect(box().exists()).toBe(false))
    expect(toasts).toEqual([])
  })

  it('goes on to the next with Tab', async () => {
    await edit('shortName', '澄川包装')
    await press('Tab')
    expect(field.emitted('tab')?.[0]?.[0]).toBe(1)
    await press('Tab', { shiftKey: true })
    expect(field.emitted('tab')?.[1]?.[0]).toBe(-1)
  })
})

describe('a field that somebody else changes while it is open', () => {
  const theirs = (shortName: string) =>
    field.setProps({ row: { ...row, shortName, updatedBy: newId() } })

  it('takes their value where nothing was typed yet', async () => {
    await edit('shortName')
    await theirs('别人填的')
    expect(box().element.value).toBe('别人填的')
    expect(field.find('[role="alert"]').exists()).toBe(false)
  })

  it('shows theirs beside what was typed, before anything is saved', async () => {
    await edit('shortName', '我填的')
    await theirs('别人填的')
    expect(box().element.value).toBe('我填的')
    expect(problem()).toContain('别人填的')
  })

  it('is marked for a moment where it is not open', async () => {
    show('shortName')
    await theirs('别人填的')
    expect(field.find('.fresh').exists()).toBe(true)
    expect(field.text()).toContain('别人填的')
  })
})

describe('a field that somebody else changed meanwhile', () => {
  beforeEach(async () => {
    await edit('shortName', '我填的')
    await client.records.update({
      entity: 'customer',
      id: row.id,
      act: newId(),
      values: { shortName: '别人填的' },
    })
    await press('Enter')
    await vi.waitFor(() => expect(problem()).toContain('别人填的'))
  })

  const choose = async (label: string) => {
    await field
      .findAll('button')
      .find((button) => button.text() === label)!
      .trigger('click')
    await nextTick()
  }

  it('shows both and writes nothing until one is chosen', async () => {
    expect(box().element.value).toBe('我填的')
    expect(await kept('shortName')).toBe('别人填的')
  })

  it('keeps theirs when asked to', async () => {
    await choose('保留对方的')
    expect(box().exists()).toBe(false)
    expect(await kept('shortName')).toBe('别人填的')
  })

  it('takes mine when asked to', async () => {
    await choose('用我的')
    await vi.waitFor(async () => expect(await kept('shortName')).toBe('我填的'))
  })
})

it('of a record that somebody deleted meanwhile keeps what was typed, and says where it is', async () => {
  await edit('shortName', '我填的')
  await client.records.remove({ entity: 'customer', ids: [row.id], act: newId() })
  await press('Enter')
  await vi.waitFor(() => expect(problem()).toBe('这条记录在回收站里，放回后才能修改。'))
  expect(box().element.value).toBe('我填的')
  expect(field.findAll('button').map((button) => button.text())).not.toContain('用我的')
})
