import { describe, expect, it } from 'vitest'
import { entities } from '../../../shared/entities/registry.ts'
import type { AnyRow } from '../../../shared/entity.ts'
import { checkDraft } from '../../../shared/fields/values.ts'
import {
  compose,
  emptyComposition,
  isComposition,
  isWorthKeeping,
  type Composition,
} from './composition.ts'

const id = (last: number) => `0190a6f0-0000-7000-8000-00000000000${last}`
/** A Monday. */
const now = new Date('2026-11-23T09:00').getTime()
const row: AnyRow = {
  id: id(1),
  createdAt: 0,
  createdBy: null,
  updatedAt: 0,
  updatedBy: null,
  deletedAt: null,
  deletedBy: null,
}
const chengchuan = { entity: entities.customer, row }
const write = (parts: Partial<Composition>, about: Parameters<typeof compose>[1] = chengchuan) =>
  compose({ ...emptyComposition(), ...parts }, about, 'zh-CN', now)

describe('one line in the composer', () => {
  it('is a call to the customer', () => {
    const made = write({ text: ' 月底前要补 2,000 只 3 号纸箱 ' })
    expect(made).toEqual({
      interaction: {
        customer: id(1),
        kind: 'call',
        direction: 'out',
        summary: '月底前要补 2,000 只 3 号纸箱',
      },
    })
    expect(() =>
      checkDraft(entities.interaction, 'interaction' in made ? made.interaction : {}),
    ).not.toThrow()
  })

  it('written on a contact belongs to the contact and to its customer', () => {
    const gu = { entity: entities.contact, row: { ...row, id: id(2), customer: id(1) } }
    expect(write({ text: '对账', kind: 'wechat', direction: 'in' }, gu)).toMatchObject({
      interaction: { customer: id(1), contact: id(2), kind: 'wechat', direction: 'in' },
    })
  })

  it('with a next step is a call and a task, each with its words', () => {
    const made = write({ text: '问能不能并票', nextStep: '回补货价 明天 15:00', owner: id(3) })
    expect(made).toMatchObject({
      interaction: { summary: '问能不能并票' },
      task: {
        customer: id(1),
        title: '回补货价',
        dueOn: '2026-11-24',
        dueAt: new Date('2026-11-24T15:00').getTime(),
        owner: id(3),
      },
    })
  })

  it('handed to a colleague without more words is what the colleague has to do', () => {
    expect(write({ text: '第二批偏红,要换货', nextStep: '', owner: id(3) })).toMatchObject({
      interaction: { summary: '第二批偏红,要换货' },
      task: { title: '第二批偏红,要换货', owner: id(3) },
    })
  })

  it('can be a task alone; the chosen day counts more than a day in its words', () => {
    expect(write({ kind: 'task', text: '寄样 周五\n带上新色卡' })).toEqual({
      task: { customer: id(1), title: '寄样', dueOn: '2026-11-27', note: '带上新色卡' },
    })
    expect(write({ kind: 'task', text: '寄样 周五' })).toEqual({
      task: { customer: id(1), title: '寄样', dueOn: '2026-11-27' },
    })
    expect(write({ kind: 'task', text: '寄样 周五', dueOn: '2026-12-01' })).toEqual({
      task: { customer: id(1), title: '寄样 周五', dueOn: '2026-12-01' },
    })
  })

  it('takes how long it lasted, and says so when that can not be read', () => {
    expect(write({ text: '对账', duration: '4:12' })).toMatchObject({
      interaction: { duration: 252 },
    })
    expect(write({ text: '对账', duration: '很久' })).toEqual({
      problem: { path: ['duration'], key: 'notDuration' },
    })
    expect(write({ text: ' \n ' })).toEqual({ problem: { path: ['summary'], key: 'required' } })
  })
})

describe('a composition that was kept', () => {
  it('is one that holds words', () => {
    expect(isWorthKeeping(emptyComposition())).toBe(false)
    expect(isWorthKeeping({ ...emptyComposition(), kind: 'visit' })).toBe(false)
    expect(isWorthKeeping({ ...emptyComposition(), nextStep: '回价' })).toBe(true)
  })

  it('is told from anything else', () => {
    expect(isComposition(emptyComposition())).toBe(true)
    expect(isComposition({ text: 1, kind: 'call' })).toBe(false)
    expect(isComposition(null)).toBe(false)
  })
})
