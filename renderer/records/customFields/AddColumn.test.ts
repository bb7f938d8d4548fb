import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { DOMWrapper, mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { customName } from '../../../shared/customFields.ts'
import { toasts, undo } from '../../frame/toasts.ts'
import { useLookups } from '../../lookups.ts'
import { entityNow } from '../../registry.ts'
import { useSession } from '../../session.ts'
import { choices, label, setLocale, wordsPlugin } from '../../words.ts'
import { newId } from '../ids.ts'
import AddColumn from './AddColumn.vue'
import { addField, type NewField } from './customFieldActs.ts'

const installed = plugins()
let plus: VueWrapper

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
}, 30_000)
afterAll(closeOffice)
beforeEach(async () => {
  plus = mount(AddColumn, {
    props: { entity: 'customer' },
    global: { plugins: [...installed, wordsPlugin] },
    attachTo: document.body,
  })
  await open()
})
afterEach(async () => {
  plus.unmount()
  const act = toasts.at(-1)?.undo
  if (act) await undo(act)
  toasts.splice(0)
})

// The form floats over the page, and so stands at its end.
const body = new DOMWrapper(document.body)
const name = () => body.find<HTMLInputElement>('.new-field input[type=text]')
const options = () => body.find<HTMLTextAreaElement>('textarea')
const kind = () => body.find<HTMLInputElement>('[type=radio]:checked').element.value
const problem = () => body.find('[role=alert]')
const enter = (more: object = {}) => name().trigger('keydown', { key: 'Enter', ...more })

async function open(): Promise<void> {
  await plus.find('button').trigger('click')
  await vi.waitFor(() => expect(name().exists()).toBe(true))
}

/** The field that was made: its name, once the form has said so. */
async function made(): Promise<string> {
  await vi.waitFor(() => expect(plus.emitted('added')).toHaveLength(1))
  return String(plus.emitted('added')![0]![0])
}

describe('a column from the head of a list', () => {
  it('is its name and Enter', async () => {
    await name().setValue('介绍人')
    await enter()
    const field = await made()
    expect(label('customer', field)).toBe('介绍人')
    expect(entityNow('customer')?.fields[field]?.kind).toBe('text')
    expect(name().exists()).toBe(false)
    expect(toasts.at(-1)).toMatchObject({ text: '已添加列“介绍人”', undo: expect.any(String) })
  })

  it('holds what its name says, unless somebody says otherwise', async () => {
    await name().setValue('合同到期')
    expect(kind()).toBe('date')
    await body.find('[type=radio][value=text]').setValue(true)
    await name().setValue('合同金额')
    expect(kind()).toBe('text')
    await enter()
    const field = await made()
    expect(entityNow('customer')?.fields[field]?.kind).toBe('text')
  })

  it('of choices asks for them next, and goes again as a whole', async () => {
    await name().setValue('年检等级')
    await enter()
    expect(document.activeElement).toBe(options().element)
    await options().setValue('合格、不合格')
    await options().trigger('keydown', { key: 'Enter' })
    expect(plus.emitted('added')).toBeUndefined()
    await options().trigger('keydown', { key: 'Enter', ctrlKey: true })
    const field = await made()
    const list = entityNow('customer')!.fields[field]!.dictionary!
    expect(choices(list).map((choice) => choice.label)).toEqual(['合格', '不合格'])
    await undo(toasts.at(-1)!.undo!)
    await vi.waitFor(() => expect(entityNow('customer')?.fields[field]).toBeUndefined())
    await vi.waitFor(() => expect(useLookups().entries(list)).toEqual([]))
  })

  it('is refused beside its name where there is one of that name', async () => {
    await name().setValue('ＦＡＸ')
    await enter()
    await vi.waitFor(() => expect(problem().text()).toBe('已有同名的列。'))
    expect(name().element.value).toBe('ＦＡＸ')
    await name().setValue('备用传真')
    expect(problem().exists()).toBe(false)
  })

  it('is not made by the Enter of an input method, nor of nothing', async () => {
    await enter()
    await name().setValue('介绍人')
    await enter({ isComposing: true })
    await enter({ keyCode: 229 })
    expect(plus.emitted('added')).toBeUndefined()
  })

  it('keeps what was typed when somebody looks elsewhere', async () => {
    await name().setValue('介绍')
    await name().trigger('keydown', { key: 'Escape' })
    await vi.waitFor(() => expect(name().exists()).toBe(false))
    await open()
    expect(name().element.value).toBe('介绍')
  })

  it('is made with all of its options or not at all', async () => {
    const id = newId()
    const field: NewField = {
      id,
      act: newId(),
      entity: 'customer',
      label: '年检等级',
      kind: 'choice',
      options: [{ id: newId(), text: '合格' }],
    }
    const tooLong = { id: newId(), text: '长'.repeat(2_000) }
    await expect(addField({ ...field, options: [...field.options, tooLong] })).rejects.toThrow()
    await useLookups().load()
    expect(useLookups().customField(customName(id))).toBeUndefined()
    expect(toasts).toEqual([])
    await addField(field)
    expect(useLookups().customField(customName(id))?.label).toBe('年检等级')
  })

  it('is not made twice where the answer was lost and it is called otherwise by then', async () => {
    const field: NewField = {
      id: newId(),
      act: newId(),
      entity: 'customer',
      label: '介绍人',
      kind: 'text',
      options: [],
    }
    await addField(field)
    const before = useLookups().customFields.length
    const name = await addField({ ...field, label: '推荐人' })
    expect(label('customer', name)).toBe('推荐人')
    expect(useLookups().customFields).toHaveLength(before)
  })

  it('says which of its options is too long', async () => {
    await name().setValue('年检等级')
    await options().setValue(`合格\n${'长'.repeat(65)}`)
    await options().trigger('keydown', { key: 'Enter', metaKey: true })
    expect(problem().text()).toContain('长长')
  })
})
