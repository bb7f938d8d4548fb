import { closeOffice, plugins } from '../../test/harness/windowOffice.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { entities } from '../../shared/entities/registry.ts'
import { client } from '../client.ts'
import { useSession } from '../session.ts'
import { setLocale } from '../words.ts'
import { newId } from './ids.ts'
import { useRecordForm, type RecordFormState } from './useRecordForm.ts'

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

const named = async (name: string) => {
  const { rows } = await client.records.list({
    entity: 'customer',
    filter: { field: 'name', op: 'contains', value: name },
  })
  return rows.length
}

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
    // It arrives, and nobody is there any more to hear of it.
    await client.records.create({
      entity: 'customer',
      id: form.id,
      act: newId(),
      values: { name: '绍兴越川纺织' },
    })
    await reload().save()
    expect(await named('绍兴越川纺织')).toBe(1)
  })

  it('keeps what was mended after the answer was lost', async () => {
    const form = open()
    form.set('name', '金华婺江五金')
    await client.records.create({
      entity: 'customer',
      id: form.id,
      act: newId(),
      values: { name: '金华婺江五金' },
    })
    const again = reload()
    again.set('name', '金华婺江五金工具厂')
    expect((await again.save())?.['name']).toBe('金华婺江五金工具厂')
    expect(await named('金华婺江')).toBe(1)
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
