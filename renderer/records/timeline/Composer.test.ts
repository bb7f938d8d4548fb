import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import type { AnyRow } from '../../../shared/entity.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { compileRights } from '../../../shared/rights/compileRights.ts'
import { client } from '../../client.ts'
import { toasts, undo } from '../../frame/toasts.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import { newId } from '../ids.ts'
import Composer from './Composer.vue'

const global = { plugins: [...plugins(), wordsPlugin], stubs: { RouterLink: true } }
let row: AnyRow
let colleague: AnyRow
let composer: VueWrapper

const create = (entity: string, values: Record<string, unknown>) =>
  client.records.create({ entity, id: newId(), act: newId(), values })

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  colleague = await create('user', { name: '陆青', login: 'luqing' })
  await vi.waitFor(async () => {
    const { users } = await client.office.lookups()
    expect(users.map((user) => user.name)).toContain('陆青')
  })
})
afterAll(closeOffice)

beforeEach(async () => {
  toasts.splice(0)
  localStorage.clear()
  row = await create('customer', { name: '宁波澄川包装制品有限公司' })
  open()
})
afterEach(() => composer.unmount())

/** `known` is null while the record is on its way. */
function open(known: AnyRow | null = row): void {
  composer = mount(Composer, {
    props: { entity: 'customer', id: row.id, row: known ?? undefined },
    global,
    attachTo: document.body,
  })
}

const line = () => composer.find('textarea')
const write = async (text: string) => {
  await line().setValue(text)
  line().element.setSelectionRange(text.length, text.length)
  await line().trigger('keyup')
}
const press = (key: string, more: object = {}) => line().trigger('keydown', { key, ...more })
const written = async (entity: string) => {
  const filter = { field: 'customer', op: 'oneOf', value: [row.id] } as const
  return (await client.records.list({ entity, filter })).rows
}
const offered = () =>
  [...document.querySelectorAll('.panel [role="option"]')].map((each) => each.textContent?.trim())

describe('the composer', () => {
  it('logs a call with one line and Enter', async () => {
    await write('月底前要补 2,000 只 3 号纸箱')
    await press('Enter')
    await vi.waitFor(() => expect(line().element.value).toBe(''))
    expect(await written('interaction')).toMatchObject([
      { kind: 'call', direction: 'out', summary: '月底前要补 2,000 只 3 号纸箱' },
    ])
    expect(toasts.at(-1)).toMatchObject({ text: '已记下' })
  })

  it('logs the next line too that is entered while the one before is being saved', async () => {
    await write('问了账期')
    await press('Enter')
    await write('问了账期要一份报价')
    await press('Enter')
    await vi.waitFor(() => expect(line().element.value).toBe(''))
    const said = (await written('interaction')).map(({ summary }) => summary)
    expect(said.toSorted()).toEqual(['要一份报价', '问了账期'])
  })

  it('waits while the input method is composing, and breaks lines with Shift', async () => {
    await write('yuedi')
    await press('Enter', { isComposing: true })
    await press('Enter', { keyCode: 229 })
    await press('Enter', { shiftKey: true })
    expect(line().element.value).toBe('yuedi')
    expect(await written('interaction')).toEqual([])
  })

  it('turns into something else behind a slash', async () => {
    await write('/拜')
    expect(offered()).toEqual(['拜访'])
    await press('Enter')
    expect(line().element.value).toBe('')
    await write('看了二号仓库')
    await press('Enter')
    await vi.waitFor(async () =>
      expect(await written('interaction')).toMatchObject([{ kind: 'visit' }]),
    )
  })

  it('is a call again after Backspace in an empty line', async () => {
    await write('/事务')
    await press('Enter')
    expect(line().attributes('placeholder')).toContain('要做什么')
    await press('Backspace')
    expect(line().attributes('placeholder')).toContain('记一次电话')
  })

  it('offers no colleague to whom somebody may give nothing', async () => {
    const session = useSession()
    const before = session.state!
    const standing = { people: [], departments: [], within: [], leads: [] }
    const said = { preset: 'ownSales', entities: [], fields: [] } as const
    const rights = compileRights(entities, said, standing)
    session.state = { ...before, person: { ...before.person!, role: 'staff', rights } }
    await write('第二批偏红@陆')
    expect(offered()).toEqual([])
    expect(composer.find('[aria-label="负责人"]').exists()).toBe(false)
    await write('')
    expect(line().attributes('placeholder')).toBe('记一次电话，/ 换成事务')
    session.state = before
  })

  it('hands over behind an at sign: the call is logged, the colleague has a task', async () => {
    await write('第二批偏红，客户要换货@陆')
    expect(offered()).toEqual(['陆青'])
    await press('Enter')
    expect(line().element.value).toBe('第二批偏红，客户要换货')
    await press('Enter')
    await vi.waitFor(async () =>
      expect(await written('task')).toMatchObject([
        { title: '第二批偏红，客户要换货', owner: colleague.id },
      ]),
    )
    expect(await written('interaction')).toHaveLength(1)
    await undo(toasts.at(-1)!.undo!)
    expect(await written('task')).toEqual([])
    expect(await written('interaction')).toEqual([])
  })

  it('closes its menu with Esc, and keeps the words', async () => {
    await write('发到 @')
    expect(offered()).not.toEqual([])
    await press('Escape')
    expect(offered()).toEqual([])
    expect(line().element.value).toBe('发到 @')
  })

  it('keeps what was typed through a crash, for this record alone', async () => {
    await write('答应下午 3 点前回价')
    composer.unmount()
    open()
    expect(line().element.value).toBe('答应下午 3 点前回价')
    await press('Enter')
    await vi.waitFor(async () => expect(await written('interaction')).toHaveLength(1))
    composer.unmount()
    open()
    expect(line().element.value).toBe('')
  })

  it('keeps what could not be saved, says why, and saves it once when asked again', async () => {
    const long = '长'.repeat(100_001)
    await write(long)
    await press('Enter')
    await vi.waitFor(() => expect(composer.find('[role="alert"]').text()).toContain('太长了'))
    expect(line().element.value).toBe(long)
    await write('短')
    await press('Enter')
    await vi.waitFor(async () =>
      expect(await written('interaction')).toMatchObject([{ summary: '短' }]),
    )
  })

  it('is written in before the record is there, and saved as soon as it is', async () => {
    composer.unmount()
    open(null)
    await write('月底前要补 2,000 只 3 号纸箱')
    await press('Enter')
    expect(line().element.value).toBe('月底前要补 2,000 只 3 号纸箱')
    await composer.setProps({ row })
    await vi.waitFor(() => expect(line().element.value).toBe(''))
    expect(await written('interaction')).toMatchObject([
      { summary: '月底前要补 2,000 只 3 号纸箱' },
    ])
  })

  it('keeps what is typed while the line before it is on its way', async () => {
    await write('要换货')
    await press('Enter')
    await write('要换货，周五来取')
    await vi.waitFor(() => expect(line().element.value).toBe('，周五来取'))
    expect(await written('interaction')).toMatchObject([{ summary: '要换货' }])
  })

  it('is written on in where it goes from beside the list to the page', async () => {
    composer.unmount()
    const place = ref('peek')
    composer = mount(
      defineComponent(
        () => () => h(Composer, { key: place.value, entity: 'customer', id: row.id, row }),
      ),
      { global, attachTo: document.body },
    )
    const peek = line().element
    peek.focus()
    await write('要换货')
    peek.setSelectionRange(1, 1)
    place.value = 'page'
    await nextTick()
    expect(line().element).not.toBe(peek)
    expect(document.activeElement).toBe(line().element)
    expect([line().element.value, line().element.selectionStart]).toEqual(['要换货', 1])

    // And takes no focus where nobody was writing.
    line().element.blur()
    place.value = 'peek'
    await nextTick()
    expect(document.activeElement).not.toBe(line().element)
  })
})
