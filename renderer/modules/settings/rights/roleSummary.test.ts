import { expect, test } from 'vitest'
import { entities } from '../../../../shared/entities/registry.ts'
import {
  asksConsent,
  governedEntities,
  levelOn,
  rightsOn,
  type SaidRole,
} from '../../../../shared/rights/compileRights.ts'
import { presetRights } from '../../../../shared/rights/presets.ts'
import { summaryOf } from './roleSummary.ts'

const lines = (role: SaidRole) =>
  summaryOf({
    entities: governedEntities(entities),
    ofEntity: ({ name }) => ({ ...rightsOn(role, name), consent: asksConsent(role, name) }),
    fieldsOf: ({ fields }) => Object.keys(fields),
    levelOf: (entity, field) => levelOn(role, entity, field),
  }).map(({ restriction, of, isAll }) => [
    restriction,
    isAll ? 'all' : of.map(({ entity, field }) => [entity, field].filter(Boolean).join('.')).join(),
  ])

test('a role that may everything keeps nobody back', () => {
  expect(lines({ preset: 'everything', entities: [], fields: [] })).toEqual([])
})

test('what follows from a line before is not said again', () => {
  const said = { ...presetRights('everything', 'customer'), edit: 'own', delete: 'own' } as const
  const role: SaidRole = {
    preset: 'everything',
    entities: [{ ...said, entity: 'customer', export: false, consent: true }],
    fields: [{ entity: 'customer', field: 'bankAccount', level: 'hidden' }],
  }
  expect(lines(role)).toEqual([
    ['edit.own', 'customer'],
    ['no.export', 'customer'],
    ['waits', 'customer'],
    ['field.hidden', 'customer.bankAccount'],
  ])
})

test('what holds for all that is seen is said in one word', () => {
  const readOnly = lines({ preset: 'readOnly', entities: [], fields: [] })
  expect(readOnly).toContainEqual(['edit.none', 'all'])
  expect(readOnly.map(([restriction]) => restriction)).not.toContain('delete.none')
})
