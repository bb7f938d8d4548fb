import { describe, expect, it } from 'vitest'
import { entities } from '../../shared/entities/registry.ts'
import type { AnyRow } from '../../shared/entity.ts'
import {
  belongingTo,
  peekFieldsOf,
  peekTextsOf,
  recordShape,
  relationsOf,
  standsInTimeline,
} from './recordShape.ts'

const { customer, contact, interaction, serviceCase, task, user } = entities
const rowOf = (values: Record<string, unknown>): AnyRow => ({
  id: '0190a6f0-0000-7000-8000-000000000001',
  createdAt: 0,
  createdBy: null,
  updatedAt: 0,
  updatedBy: null,
  deletedAt: null,
  deletedBy: null,
  ...values,
})

describe('the shape of a page', () => {
  it('is read from the declaration', () => {
    expect(recordShape(customer)).toMatchObject({
      level: 'level',
      stage: 'stage',
      owner: 'owner',
      phones: ['phone', 'phone2', 'fax'],
      about: [],
    })
    expect(recordShape(contact)).toMatchObject({
      level: undefined,
      owner: undefined,
      about: ['customer', 'position'],
    })
    expect(recordShape(task)).toMatchObject({ done: 'doneAt', about: ['customer', 'dueOn'] })
    expect(recordShape(user).about).toEqual(['login', 'role', 'rights', 'department'])
    expect(recordShape(interaction).about).toEqual(['at', 'kind', 'customer', 'contact'])
  })

  it('has a table for everything that refers to the record, its own branches last', () => {
    expect(relationsOf(customer)).toEqual([
      { entity: 'contact', field: 'customer' },
      { entity: 'task', field: 'customer' },
      { entity: 'serviceCase', field: 'customer' },
      { entity: 'surveyResponse', field: 'customer' },
      { entity: 'customer', field: 'parent' },
    ])
    expect(relationsOf(contact)).toEqual([
      { entity: 'task', field: 'contact' },
      { entity: 'serviceCase', field: 'contact' },
      { entity: 'surveyResponse', field: 'contact' },
    ])
    expect(relationsOf(interaction)).toEqual([])
    expect(relationsOf(user)).toEqual([
      { entity: 'customer', field: 'owner' },
      { entity: 'task', field: 'owner' },
      { entity: 'serviceCase', field: 'owner' },
      { entity: 'surveyResponse', field: 'by' },
      { entity: 'department', field: 'head' },
      { entity: 'mailing', field: 'printedBy' },
      { entity: 'recordShare', field: 'user' },
      { entity: 'proposal', field: 'decidedBy' },
    ])
  })

  it('has a composer where calls can be told', () => {
    expect(standsInTimeline(interaction, customer)).toBe(true)
    expect(standsInTimeline(interaction, contact)).toBe(true)
    expect(standsInTimeline(interaction, task)).toBe(false)
    expect(standsInTimeline(contact, customer)).toBe(false)
    expect(standsInTimeline(interaction, user)).toBe(false)
  })
})

describe('what is made on a page', () => {
  it('belongs to the record, and to what that belongs to', () => {
    const gu = rowOf({ customer: 'c1' })
    expect(belongingTo(interaction, contact, gu)).toEqual({ customer: 'c1', contact: gu.id })
    expect(belongingTo(contact, customer, rowOf({}))).toEqual({ customer: rowOf({}).id })
    expect(belongingTo(customer, customer, rowOf({}))).toEqual({ parent: rowOf({}).id })
  })
})

describe('a peek', () => {
  it('shows how to reach them first, and prefers what is filled in', () => {
    const row = rowOf({ phone: '0574-8820 4417', taxNumber: '91330212MA0LKQ7X3C', type: 'endUser' })
    const shown = peekFieldsOf(customer, row)
    expect(shown).toHaveLength(8)
    expect(shown.slice(0, 3)).toEqual(['phone', 'taxNumber', 'type'])
    expect(shown).not.toContain('name')
    expect(shown).not.toContain('level')
    expect(peekTextsOf(customer, rowOf({ note: '老客户' }))).toEqual([])
  })

  it('tells what happened, what is asked for and what was answered, and nothing that is empty', () => {
    const row = rowOf({
      product: '纸管',
      description: '第二批偏红',
      answer: '重印一批',
      demand: null,
    })
    expect(peekTextsOf(serviceCase, row)).toEqual(['description', 'answer'])
    expect(peekFieldsOf(serviceCase, row)).toEqual(['product'])
  })
})
