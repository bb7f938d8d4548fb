import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import { entities } from '../../../shared/entities/registry.ts'
import type { Filter } from '../../../shared/filter.ts'
import { client } from '../../client.ts'
import { toasts } from '../../frame/toasts.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import { newId } from '../ids.ts'
import { useSavedViews } from '../savedViews.ts'
import FilterBar from './FilterBar.vue'

const installed = plugins()
const asked = ref<Filter | null>(null)
let bar: VueWrapper
let goodOnes: string

const level = (value: string[]): Filter => ({ field: 'level', op: 'oneOf', value })
const mine: Filter = { field: 'owner', op: 'mine' }
const named: Filter = { field: 'name', op: 'contains', value: '包装' }

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  goodOnes = newId()
  await client.records.create({
    entity: 'savedView',
    id: goodOnes,
    act: newId(),
    values: {
      name: '好客户',
      entity: 'customer',
      definition: JSON.stringify({
        filter: level(['A']),
        sort: entities.customer.sort,
        columns: [],
      }),
    },
  })
  const views = useSavedViews()
  await vi.waitFor(() => expect(views.view(goodOnes)).toBeDefined())
})
afterAll(closeOffice)
beforeEach(() => toasts.splice(0))
afterEach(() => bar.unmount())

/** Shows the bar of a list; what is asked comes back to it, as from the address. */
async function show(filter: Filter | null, entity: 'customer' | 'contact' = 'customer') {
  asked.value = filter
  const host = {
    components: { FilterBar },
    setup: () => ({ asked, entity: entities[entity], shown: entities[entity].list }),
    template: `<FilterBar :entity :filter="asked" :shown @change="asked = $event" />`,
  }
  bar = mount(host, {
    global: { plugins: [...installed, wordsPlugin] },
    attachTo: document.body,
  })
  await nextTick()
}

const stops = () => bar.findAll<HTMLElement>('.stop')
const read = () =>
  bar
    .findAll('.chip .parts, .join')
    .map((part) => (part.element.matches('.join') ? [part] : part.findAll('span')))
    .map((words) => words.map((word) => word.text()).join(' '))
async function openChip(): Promise<void> {
  await bar.find('.parts').trigger('click')
  await nextTick()
}
async function write(input: HTMLElement, text: string): Promise<void> {
  ;(input as HTMLInputElement).value = text
  input.dispatchEvent(new Event('input', { bubbles: true }))
  await nextTick()
}
const inPopover = (selector: string) =>
  [...document.querySelectorAll<HTMLElement>(`.popover ${selector}`)].at(-1)!
const press = async (key: string, target = document.activeElement!) => {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  await nextTick()
}
/** Types into what has the keyboard, and chooses the first that answers. */
async function choose(typed: string): Promise<void> {
  const input = inPopover('[role="combobox"]')
  await write(input, typed)
  await vi.waitFor(() => {
    const [first] = document.querySelectorAll('.popover:last-of-type [role="option"]')
    expect(first?.textContent).toContain(typed)
  })
  await press('Enter', input)
  await nextTick()
}
async function open(button: string): Promise<void> {
  const buttons = [...document.querySelectorAll<HTMLElement>('button')]
  buttons.findLast((each) => each.textContent?.includes(button))!.click()
  await nextTick()
  await nextTick()
}

describe('the bar of filters', () => {
  it('says what is asked, with and/or between and brackets round what is other', async () => {
    await show({ all: [named, { any: [level(['A', 'B']), mine] }] })
    expect(read()).toEqual(['名称 含 包装', '且', '级别 是 A、B', '或', '负责人 是 我'])
    expect(bar.findAll('.bracket')).toHaveLength(1)
  })

  it('is walked with the arrows, turned with Enter and emptied with Delete', async () => {
    await show({ all: [named, level(['A']), mine] })
    stops()[0]!.element.focus()
    await press('ArrowRight')
    await press('ArrowRight')
    await press('ArrowRight')
    expect(document.activeElement?.textContent?.trim()).toBe('且')
    ;(document.activeElement as HTMLElement).click()
    await vi.waitFor(() =>
      expect(asked.value).toEqual({ all: [named, { any: [level(['A']), mine] }] }),
    )
    await vi.waitFor(() => expect(document.activeElement?.textContent?.trim()).toBe('或'))
    await press('ArrowRight')
    await press('Delete')
    await vi.waitFor(() => expect(asked.value).toEqual({ all: [named, level(['A'])] }))
    stops()[0]!.element.focus()
    await press('Backspace')
    await vi.waitFor(() => expect(asked.value).toEqual(level(['A'])))
    await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('级别'))
  })

  it('takes a chip out of its bracket, and one into it', async () => {
    await show({ all: [named, { any: [level(['A']), mine] }] })
    await bar.findAll('.bracket .parts')[0]!.trigger('click')
    await open('移出括号')
    await vi.waitFor(() => expect(asked.value).toEqual({ all: [named, mine, level(['A'])] }))
  })

  it('tells when brackets stand too deep in brackets, and leaves the filter as it was', async () => {
    let deep: Filter = { all: [named, mine, level(['A'])] }
    for (let round = 0; round < 5; round += 1) {
      deep = round % 2 ? { all: [named, deep] } : { any: [named, deep] }
    }
    await show(deep)
    const before = JSON.stringify(asked.value)
    await bar.findAll('.join').at(-1)!.trigger('click')
    await vi.waitFor(() => expect(toasts.at(-1)?.text).toContain('括号套得太深'))
    expect(JSON.stringify(asked.value)).toBe(before)
  })
})

describe('a question that is added', () => {
  it('is found by typing, and stands in the bar as soon as it says something', async () => {
    await show(null)
    await open('筛选')
    await choose('级别')
    expect(asked.value).toBeNull()
    await vi.waitFor(() => expect(inPopover('[role="option"]')).toBeDefined())
    inPopover('[role="option"]').click()
    await vi.waitFor(() => expect(read()).toHaveLength(1))
    expect(read()[0]).toMatch(/^级别 是 /)
  })

  it('is about these records, where another that they refer to has a field of that name', async () => {
    await show(null)
    await open('筛选')
    await choose('成立日期')
    await vi.waitFor(() => expect(inPopover('b').textContent).toBe('成立日期'))
  })

  it('can ask for related records, and which of them count', async () => {
    await show(null)
    await open('筛选')
    await choose('联系记录')
    await vi.waitFor(() => expect(read()).toEqual(['联系记录 有']))
    inPopover('input[value="none"]').click()
    await vi.waitFor(() => expect(read()).toEqual(['联系记录 没有']))
    await open('条件')
    await choose('时间')
    await vi.waitFor(() => expect(read()[0]).toBe('联系记录 没有 时间 在最近 30 天'))
    expect(asked.value).toEqual({
      related: 'interaction',
      by: 'customer',
      has: false,
      where: { field: 'at', op: 'lastDays', value: 30 },
    })
  })

  it('can ask about the record that a reference names, found by its own words', async () => {
    await show(null, 'contact')
    await open('筛选')
    await choose('客户 › 最近联系')
    await vi.waitFor(() => expect(read()).toEqual(['客户 › 最近联系 在最近 30 天']))
    expect(asked.value).toEqual({
      through: 'customer',
      where: { field: 'lastContactAt', op: 'lastDays', value: 30 },
    })
  })

  it('can be a saved view, or whatever the search box finds', async () => {
    await show(null)
    await open('筛选')
    await choose('客户群 › 好客户')
    await vi.waitFor(() => expect(asked.value).toEqual({ view: goodOnes }))
    expect(read()).toEqual(['客户群 属于 好客户'])
    await press('Escape')
    await bar.find('.remove').trigger('click')
    await open('筛选')
    await choose('纸箱')
    expect(asked.value).toEqual({ found: '纸箱' })
    expect(read()).toEqual(['搜索 找到 纸箱'])
  })

  it('takes a column pasted from a sheet as one of several', async () => {
    await show({ field: 'number', op: 'oneOf', value: ['K-1'] })
    await openChip()
    await write(inPopover('textarea'), 'K-1\n K-2 \t\n\nK-1\nK-3')
    await vi.waitFor(() =>
      expect(asked.value).toEqual({ field: 'number', op: 'oneOf', value: ['K-1', 'K-2', 'K-3'] }),
    )
    expect(read()).toEqual(['客户编号 是其中之一 K-1，另 2 项'])
  })
})

describe('from one to another', () => {
  const boxes = () =>
    [...document.querySelectorAll<HTMLInputElement>('.popover input')].map(({ value }) => value)
  const typeInto = (place: number, text: string) =>
    write(document.querySelectorAll<HTMLInputElement>('.popover input')[place]!, text)

  it('days are written as people write them, in whatever order', async () => {
    const field = 'foundedOn'
    await show({ field, op: 'between', value: ['2001-01-01', '9999-12-31'] })
    await openChip()
    await typeInto(1, '1998年3月5日')
    await vi.waitFor(() =>
      expect(asked.value).toEqual({ field, op: 'between', value: ['1998-03-05', '2001-01-01'] }),
    )
    expect(boxes()).toEqual(['2001-01-01', '1998年3月5日'])
    await typeInto(1, '1998年3月')
    await vi.waitFor(() => expect(inPopover('[role="alert"]').textContent).toContain('有效日期'))
    await typeInto(1, '2003.3.5')
    await vi.waitFor(() =>
      expect(asked.value).toEqual({ field, op: 'between', value: ['2001-01-01', '2003-03-05'] }),
    )
    await typeInto(0, '')
    await vi.waitFor(() =>
      expect(asked.value).toEqual({ field, op: 'between', value: ['0001-01-01', '2003-03-05'] }),
    )
  })

  it('amounts are asked once both are there', async () => {
    const field = 'employees'
    await show({ field, op: 'between', value: [10, 50] })
    await openChip()
    await typeInto(1, '')
    await press('Enter', document.querySelectorAll('.popover input')[1]!)
    expect(asked.value).toEqual({ field, op: 'between', value: [10, 50] })
    await openChip()
    await typeInto(1, '5')
    await vi.waitFor(() => expect(asked.value).toEqual({ field, op: 'between', value: [5, 10] }))
    expect(boxes()).toEqual(['10', '5'])
  })
})

describe('a chip that can no longer be asked', () => {
  it.each<[string, Filter, string, string]>([
    ['of a field that is gone', { field: 'colour', op: 'filled' }, '已不在的字段', '字段已经不在'],
    ['of a view that is gone', { view: newId() }, '客户群', '视图已删除'],
    [
      'whose value does not fit',
      { field: 'creditLimit', op: 'atLeast', value: 'x' },
      '信用额度',
      '对不上',
    ],
    [
      'of records that are gone',
      { related: 'parcel', by: 'customer', has: true, where: null },
      '已不在的字段',
      '相关记录已经不在',
    ],
  ])('%s says why and can be taken out', async (_, broken, words, reason) => {
    await show({ all: [level(['A']), broken] })
    const chip = bar.find('.chip.broken')
    expect(chip.text()).toContain(words)
    expect(chip.attributes('title')).toContain(reason)
    await chip.find('.remove').trigger('click')
    await vi.waitFor(() => expect(asked.value).toEqual(level(['A'])))
  })
})

describe('a value that can’t be asked for', () => {
  const typeInto = async (text: string) => {
    await openChip()
    const input = inPopover('.typed input')
    await write(input, text)
    await press('Enter', input)
  }

  it.each<[string, Filter, string, string]>([
    ['days before today', { field: 'lastContactAt', op: 'lastDays', value: 30 }, '-5', '请写天数'],
    ['half days', { field: 'lastContactAt', op: 'lastDays', value: 30 }, '1.5', '请写天数'],
    ['days without end', { field: 'lastContactAt', op: 'lastDays', value: 30 }, '1e99', '数字'],
    ['words for an amount', { field: 'creditLimit', op: 'atLeast', value: 100 }, '很多', '金额'],
    ['ten thousand letters', named, '宁'.repeat(10_000), '太长'],
  ])(
    '%s: says so, keeps what was typed, and asks what it asked before',
    async (_, filter, typed, said) => {
      await show(filter)
      await typeInto(typed)
      await vi.waitFor(() => expect(inPopover('[role="alert"]').textContent).toContain(said))
      expect((inPopover('.typed input') as HTMLInputElement).value).toBe(typed)
      expect(asked.value).toEqual(filter)
    },
  )

  it.each(['%', '_', '😀', '\ud83d', 'a\u0007b'])('%j is a text like any other', async (typed) => {
    await show(named)
    await typeInto(typed)
    await vi.waitFor(() => expect(asked.value).toEqual({ ...named, value: typed }))
  })
})
