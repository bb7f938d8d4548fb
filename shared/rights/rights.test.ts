import { operatorsOf } from '../fields/asking.ts'
import { reachFields } from '../domain/reachFields.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dictionaries } from '../dictionaries.ts'
import { entities } from '../entities/registry.ts'
import {
  compileRights,
  governedEntities,
  levelOn,
  rightsOn,
  type SaidRole,
} from './compileRights.ts'
import { mayConsent, waitsFor } from './consent.ts'
import { knownEntity, knownRegistry, leastLevel, levelsOf } from './knownEntity.ts'
import { masked } from './masked.ts'
import { presetRights, type RolePreset } from './presets.ts'
import {
  may,
  narrower,
  scopeOf,
  scopes,
  type EntityRights,
  type FieldLevel,
  type Rights,
} from './rights.ts'

const standing = { people: ['me'], departments: [], within: [], leads: [] }
const governed = governedEntities(entities)
const preset = fc.constantFrom<RolePreset>(...dictionaries.rolePreset.codes)
const scope = fc.constantFrom(...scopes)
const said = fc.record({
  entity: fc.constantFrom(...governed.map(({ name }) => name)),
  see: scope,
  edit: scope,
  delete: scope,
  add: fc.boolean(),
  export: fc.boolean(),
  print: fc.boolean(),
  import: fc.boolean(),
  merge: fc.boolean(),
  assign: fc.boolean(),
})
const level = fc.constantFrom(...governed).chain((entity) =>
  fc.record({
    entity: fc.constant(entity.name),
    field: fc.constantFrom(...Object.keys(entity.fields)),
    level: fc.constantFrom<FieldLevel>(...dictionaries.fieldLevel.codes),
  }),
)
const role = fc.record({
  preset,
  entities: fc.array(said, { maxLength: 4 }),
  fields: fc.array(level, { maxLength: 12 }),
})
const staff = (rights: Rights) => ({ role: 'staff', rights }) as const

describe('what a role says', () => {
  test('nobody changes what they do not see', () => {
    fc.assert(
      fc.property(role, fc.constantFrom(...governed), (role, { name }) => {
        const rights = rightsOn(role, name)
        for (const operation of ['edit', 'delete'] as const) {
          expect(narrower(rights[operation], rights.see)).toBe(rights[operation])
        }
        const allowed = ['add', 'export', 'print', 'import', 'merge', 'assign'] as const
        if (rights.see === 'none') expect(allowed.filter((each) => rights[each])).toEqual([])
      }),
    )
  })

  test('what it says of a kind of record stands over its preset, and of all others the preset counts', () => {
    const nothing: EntityRights = { ...presetRights('readOnly', 'task'), see: 'none' }
    const role = {
      preset: 'everything' as const,
      entities: [{ ...nothing, entity: 'task' }],
      fields: [],
    }
    const holder = staff(compileRights(entities, role, standing))
    expect(scopeOf(entities.task, holder, 'see')).toBe('none')
    expect(scopeOf(entities.customer, holder, 'delete')).toBe('all')
  })

  test('of what holds copies nobody sees more than of what is copied', () => {
    const all = { ...presetRights('readOnly', 'mailing'), entity: 'mailing' }
    const role = { preset: 'ownSales' as const, entities: [all], fields: [] }
    const holder = staff(compileRights(entities, role, standing))
    expect(scopeOf(entities.mailing, holder, 'see')).toBe('own')
    expect(scopeOf(entities.mailingRecipient, holder, 'see')).toBe('own')
    const kept = { entity: 'contact', field: 'address', level: 'hidden' } as const
    const { fields } = compileRights(entities, { ...role, fields: [kept] }, standing)
    const hidden = { address: 'hidden', postcode: 'hidden', answer: 'hidden' }
    expect(fields.mailingRecipient).toEqual(hidden)
    // Whatever a mailing may have been sent to.
    const sentTo = Object.values(reachFields).flatMap(({ customer, contact }) => [
      ...customer.map((field) => ({ entity: 'customer', field })),
      ...contact.map((field) => ({ entity: 'contact', field })),
    ])
    for (const at of [...sentTo, { entity: 'contact', field: 'phone' }]) {
      const hiding = { ...role, fields: [{ ...at, level: 'hidden' as const }] }
      expect(compileRights(entities, hiding, standing).fields.mailingRecipient).toMatchObject({
        address: 'hidden',
      })
    }
  })

  test('the office’s own lists are not for roles to open, and a part goes with what it is part of', () => {
    const everything = { preset: 'everything' as const, entities: [], fields: [] }
    const holder = staff(compileRights(entities, everything, standing))
    expect(may(entities.user, holder, 'edit')).toBe(false)
    expect(may(entities.tag, holder, 'add')).toBe(true)
    const own = staff(compileRights(entities, { ...everything, preset: 'ownSales' }, standing))
    expect(scopeOf(entities.caseStep, own, 'see')).toBe('own')
    expect(scopeOf(entities.caseStep, own, 'edit')).toBe('none')
  })

  test('without a role nothing may be done, and an administrator is narrowed by none', () => {
    const rights = compileRights(entities, null, standing)
    expect(governed.some((entity) => may(entity, staff(rights), 'see'))).toBe(false)
    const administrator = { role: 'administrator', rights } as const
    expect(governed.every((entity) => scopeOf(entity, administrator, 'delete') === 'all')).toBe(
      true,
    )
    expect(may(entities.region, administrator, 'edit')).toBe(false)
  })
})

describe('how somebody knows an entity', () => {
  test('what is hidden is named nowhere, and no record loses what it can’t be without', () => {
    fc.assert(
      fc.property(role, (role) => {
        const holder = staff(compileRights(entities, role, standing))
        for (const entity of governed) {
          const known = knownEntity(entity, holder)
          const names = Object.keys(known.fields)
          const named = [
            known.title,
            known.sort.field,
            ...known.list,
            ...Object.values(known.groups).flat(),
          ]
          expect(named.filter((name) => !names.includes(name) && !name.endsWith('edAt'))).toEqual(
            [],
          )
          for (const [name, spec] of Object.entries(entity.fields)) {
            const level = levelOn(role, entity, name)
            expect(Object.hasOwn(known.fields, name)).toBe(level !== 'hidden')
            if (spec.required && spec.initially === undefined) {
              expect(['consent', 'edit']).toContain(level)
            }
            if (level === 'masked') expect(known.fields[name]).not.toHaveProperty('search')
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  test('a limit does not tell of what it is for, where that is hidden', () => {
    const fields = [{ entity: 'serviceCase', field: 'answeredAt', level: 'hidden' }] as const
    const said: SaidRole = { preset: 'everything', entities: [], fields }
    const holder = staff(compileRights(entities, said, standing))
    const { answerDueAt, solveDueAt } = knownEntity(entities.serviceCase, holder).fields
    expect(operatorsOf(answerDueAt!)).not.toContain('missed')
    expect(operatorsOf(solveDueAt!)).toContain('missed')
  })

  test('knowing it twice is knowing it once, and the same rights give the same object', () => {
    fc.assert(
      fc.property(role, (role) => {
        const [one, other] = [role, role].map((each) =>
          staff(compileRights(entities, each, standing)),
        )
        for (const entity of governed) {
          const known = knownEntity(entity, one!)
          expect(knownEntity(known, one!)).toBe(known)
          expect(knownEntity(entity, other!)).toBe(known)
          expect(knownRegistry(entities, one!)[entity.name]).toBe(known)
        }
      }),
      { numRuns: 20 },
    )
  })

  test('who may give no record away reads whose it is, and searches as fast as before', () => {
    const role = { preset: 'ownSales' as const, entities: [], fields: [] }
    const known = (name: 'customer' | 'serviceCase', said: SaidRole) =>
      knownEntity(entities[name], staff(compileRights(entities, said, standing)))
    expect(known('customer', role)).toMatchObject({ isThinned: false })
    expect(known('customer', role).fields['owner']).toMatchObject({ kept: 'read', derived: true })
    expect(known('serviceCase', role).fields['department']).toMatchObject({ kept: 'read' })
    expect(known('customer', role).fields['phone']).toBe(entities.customer.fields.phone)
    const lead = { ...role, preset: 'departmentSales' as const }
    expect(known('customer', lead)).toBe(entities.customer)
    const hidden = { entity: 'serviceCase', field: 'department', level: 'hidden' as const }
    const both = known('serviceCase', { ...role, fields: [hidden] })
    expect(both).toMatchObject({ isThinned: true })
    expect(both.fields).not.toHaveProperty('department')
  })

  test('a level that a field can’t have becomes one that tells less', () => {
    const role = (field: string, level: 'hidden' | 'masked') => ({
      preset: 'everything' as const,
      entities: [],
      fields: [{ entity: 'customer', field, level }],
    })
    expect(levelOn(role('creditLimit', 'masked'), entities.customer, 'creditLimit')).toBe('hidden')
    expect(levelOn(role('owner', 'hidden'), entities.customer, 'owner')).toBe('read')
    expect(leastLevel(entities.customer, 'name')).toBe('edit')
    expect(levelsOf(entities.customer, 'phone')).toEqual([
      ...['hidden', 'masked', 'read', 'consent', 'edit'],
    ])
    expect(levelsOf(entities.customer, 'lastContactAt')).toEqual(['hidden', 'read'])
  })
})

describe('consent', () => {
  const said = { ...presetRights('everything', 'customer'), entity: 'customer', consent: true }
  const asking = {
    preset: 'everything' as const,
    entities: [said],
    fields: [
      { entity: 'customer', field: 'note', level: 'edit' },
      { entity: 'task', field: 'title', level: 'consent' },
    ],
  } as const
  const holder = staff(compileRights(entities, asking, standing))

  test('is asked for all fields of a kind of record but some, or for some alone', () => {
    expect(waitsFor(entities.customer, holder, 'name')).toBe(true)
    expect(waitsFor(entities.customer, holder, 'note')).toBe(false)
    expect(waitsFor(entities.customer, holder, 'lastContactAt')).toBe(false)
    expect(holder.rights?.waits['task']).toEqual(['title'])
    expect(knownEntity(entities.customer, holder)).toBe(entities.customer)
    expect(levelsOf(entities.serviceCase, 'state')).not.toContain('consent')
    const assistant = { ...asking, preset: 'assistant' as const }
    expect(levelOn(assistant, entities.customer, 'phone')).toBe('masked')
  })

  test('is given by administrators, and by those who lead and edit themselves', () => {
    const asked = { field: 'name', by: 'colleague' }
    const leading = { ...standing, leads: ['colleague'] }
    const lead = (role: SaidRole) => staff(compileRights(entities, role, leading))
    const free = { ...asking, entities: [], fields: [] }
    expect(mayConsent(entities.customer, lead(free), asked)).toBe(true)
    expect(mayConsent(entities.customer, lead(free), { ...asked, by: 'stranger' })).toBe(false)
    expect(mayConsent(entities.customer, lead(asking), asked)).toBe(false)
    expect(mayConsent(entities.customer, lead({ ...free, preset: 'readOnly' }), asked)).toBe(false)
    expect(mayConsent(entities.customer, { role: 'administrator' }, asked)).toBe(true)
  })
})

describe('a mask', () => {
  test.each([
    ['phone', '138 1234 5678', '138****5678'],
    ['phone', '+86 13812345678', '138****5678'],
    ['phone', '0574-88204417', '057****4417'],
    ['phone', '88204417', '****17'],
    ['phone', '110', '****'],
    ['email', 'zhou@maoshan.cn', 'z****@maoshan.cn'],
    ['email', 'z@maoshan.cn', '****@maoshan.cn'],
    ['text', '钱多多', '钱****'],
    ['text', '钱', '****'],
    ['link', 'https://maoshan.cn', '****'],
  ] as const)('of a %s %s is %s', (kind, value, shown) => {
    expect(masked(kind, value)).toBe(shown)
  })

  test('shows no more than seven digits, says nothing of nothing, and two that differ within are alike', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1\d{10}$/), fc.stringMatching(/^\d{4}$/), (phone, within) => {
        const shown = masked('phone', phone)!
        expect(shown.replace(/\D/g, '')).toHaveLength(7)
        expect(masked('phone', phone.slice(0, 3) + within + phone.slice(7))).toBe(shown)
      }),
    )
    expect(masked('phone', null)).toBeNull()
  })
})
