import { closeOffice, plugins } from '../../test/harness/windowOffice.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { effectScope, shallowRef, type EffectScope } from 'vue'
import { customName, withCustomFields } from '../../shared/customFields.ts'
import type { AnyValues, Entity } from '../../shared/entity.ts'
import { entities } from '../../shared/entities/registry.ts'
import { client } from '../client.ts'
import { useSession } from '../session.ts'
import { setLocale } from '../words.ts'
import { newId } from './ids.ts'
import { fewFields, formParts, useRecordForm, type RecordFormState } from './useRecordForm.ts'

plugins()
let page: EffectScope

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
})
afterAll(closeOffice)
beforeEach(() => {
  localStorage.clear()
  page = effectScope()
})

const open = (): RecordFormState => page.run(() => useRecordForm(entities.customer, {}))!

/** The window is closed and opened again: what lives in it is gone, what the device keeps is not. */
function reload(): RecordFormState {
  page.stop()
  page = effectScope()
  return open()
}

/** Saved, and the window goes before the answer comes: the device keeps what it kept as the form was sent. */
async function saveUnheard(form: RecordFormState): Promise<RecordFormState> {
  const answer = form.save()
  const kept = Object.entries({ ...localStorage }) as [string, string][]
  await answer
  for (const [key, value] of kept) localStorage.setItem(key, value)
  return reload()
}

const colleagueWrites = (id: string, values: AnyValues) =>
  client.records.update({ entity: 'customer', id, act: newId(), values })

const named = async (name: string) => {
  const { rows } = await client.records.list({
    entity: 'customer',
    filter: { field: 'name', op: 'contains', value: name },
  })
  return rows.length
}

describe('what a new record asks first', () => {
  it('of a complaint comes in the order of the phone, without number and state', () => {
    const asked = fewFields(entities.serviceCase, { customer: newId() })
    expect(asked.slice(0, 5)).toEqual(['customer', 'contact', 'title', 'description', 'demand'])
    const all = formParts(entities.serviceCase, {}).flatMap(({ fields }) => fields)
    // One that came by letter was there before it is typed in.
    expect(asked).toContain('receivedAt')
    expect(asked).not.toContain('number')
    expect(all).toContain('number')
    expect(all).not.toContain('state')
    expect(new Set(all).size).toBe(all.length)
  })

  it('shows what is given beside it, and the first of the office’s own fields', () => {
    const id = newId()
    const own = withCustomFields(entities, [
      { id, entity: 'serviceCase', label: '批号', kind: 'text', position: 1 },
    ])['serviceCase']!
    expect(fewFields(own, { earlier: newId() }).slice(-2)).toEqual(['earlier', customName(id)])
  })

  it('follows groups and list where the entity says nothing', () => {
    expect(fewFields(entities.task, {})).toEqual(
      Object.values(entities.task.groups)
        .flat()
        .filter((name) => fewFields(entities.task, {}).includes(name)),
    )
    expect(formParts(entities.task, {}).map(({ group }) => group)).not.toContain(null)
  })
})

describe('a form whose window goes', () => {
  it('is found again as it was typed', () => {
    open().set('name', '宁波澄川包装')
    const form = reload()
    expect(form.restored.value).toBe(true)
    expect(form.values['name']).toBe('宁波澄川包装')
  })

  it('makes one record when the answer was lost and it is saved once more', async () => {
    const form = open()
    form.set('name', '绍兴越川纺织')
    await (await saveUnheard(form)).save()
    expect(await named('绍兴越川纺织')).toBe(1)
  })

  it('keeps what was mended after the answer was lost', async () => {
    const form = open()
    form.set('name', '金华婺江五金')
    const again = await saveUnheard(form)
    again.set('name', '金华婺江五金工具厂')
    expect((await again.save())?.['name']).toBe('金华婺江五金工具厂')
    expect(await named('金华婺江')).toBe(1)
  })

  it('empties what was emptied after the answer was lost', async () => {
    const form = open()
    form.set('name', '衢州烂柯棋具')
    form.set('note', '月结')
    const again = await saveUnheard(form)
    again.set('note', '')
    expect((await again.save())?.['note']).toBeNull()
  })

  it('leaves alone what a colleague wrote after the answer was lost', async () => {
    const form = open()
    form.set('name', '丽水龙泉青瓷')
    form.set('note', '月结')
    const again = await saveUnheard(form)
    await colleagueWrites(form.id, { note: '改现结了' })
    again.set('name', '丽水龙泉青瓷厂')
    expect(await again.save()).toMatchObject({ name: '丽水龙泉青瓷厂', note: '改现结了' })
  })

  it('says so when a colleague changed the same field, and writes over it only when asked again', async () => {
    const form = open()
    form.set('name', '舟山沈家门渔具')
    form.set('note', '月结')
    const again = await saveUnheard(form)
    await colleagueWrites(form.id, { note: '改现结了' })
    again.set('note', '季结')
    expect(await again.save()).toBeUndefined()
    expect(again.problems['note']?.key).toBe('changedMeanwhile')
    expect((await reload().save())?.['note']).toBe('季结')
  })

  it('is a record of its own when it was never sent: the draft may be open elsewhere too', async () => {
    const here = open()
    here.set('name', '温州瓯江眼镜')
    const elsewhere = reload()
    expect(elsewhere.values['name']).toBe('温州瓯江眼镜')
    expect(elsewhere.id).not.toBe(here.id)
  })

  it('is a record of its own when the office refused it', async () => {
    const form = open()
    form.set('name', '嘉兴南湖菱角')
    form.set('parent', newId())
    expect(await form.save()).toBeUndefined()
    expect(form.problems['parent']?.key).toBe('notFound')
    expect(reload().id).not.toBe(form.id)
  })

  it('begins another record after “save and new”, also when it goes at once', async () => {
    const form = open()
    form.set('name', '台州三门海产')
    const row = await form.save()
    form.next()
    expect(reload().id).not.toBe(row?.id)
  })

  it('begins another record once the first is saved', async () => {
    const form = open()
    form.set('name', '湖州雨点茶业')
    const row = await form.save()
    expect(reload().id).not.toBe(row?.id)
    expect(reload().restored.value).toBe(false)
  })

  it('that was thrown away is gone for good', () => {
    const form = open()
    form.set('name', '没谈成')
    const { id } = form
    form.discard()
    expect(reload().values['name']).toBeUndefined()
    expect(form.id).not.toBe(id)
  })
})

describe('a form over another of its kind', () => {
  it('begins empty, and makes a record of its own', async () => {
    const customer = open()
    customer.set('name', '宁波澄川包装北仑分厂')
    const headOffice = page.run(() => useRecordForm(entities.customer, {}, '.1picked'))!
    expect(headOffice.restored.value).toBe(false)
    headOffice.set('name', '宁波澄川包装总部')
    const parent = await headOffice.save()
    customer.set('parent', parent?.id)
    const made = await customer.save()
    expect(parent?.['name']).toBe('宁波澄川包装总部')
    expect(made).toMatchObject({ name: '宁波澄川包装北仑分厂', parent: parent?.id })
  })

  it('never takes over what lies open beneath, whatever the two are called', () => {
    const first = open()
    first.set('name', '宁波澄川包装')
    const second = open()
    expect(second.restored.value).toBe(false)
    expect(second.id).not.toBe(first.id)
  })
})

describe('a form of an entity whose fields come and go', () => {
  const id = 'aaaaaaaa-0000-7000-8000-000000000000'
  const row = { id, label: '介绍人', entity: 'customer', kind: 'text', position: 1 } as const
  const name = customName(id)
  const entity = shallowRef<Entity>(entities.customer)
  const extended = () => withCustomFields(entities, [row]).customer!

  it('takes a field that was made since it was opened', async () => {
    entity.value = entities.customer
    const form = page.run(() => useRecordForm(entity, {}))!
    form.set('name', '甲')
    entity.value = extended()
    form.set(name, 'x'.repeat(501))
    expect(await form.save()).toBeUndefined()
    expect(form.problems[name]?.key).toBe('tooLong')
  })

  it('is saved without what stands in a field that is removed, and keeps that', async () => {
    entity.value = extended()
    const form = page.run(() => useRecordForm(entity, {}))!
    form.set('name', '乙')
    form.set(name, '老陈')
    entity.value = entities.customer
    expect(reload().values[name]).toBe('老陈')
    expect((await form.save())?.['name']).toBe('乙')
  })
})
