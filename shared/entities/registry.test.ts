import { describe, expect, expectTypeOf, test } from 'vitest'
import { defineEntity, type DraftOf, type RowOf } from '../entity.ts'
import { money, reference, text } from '../fields/builders.ts'
import type { FieldSpec } from '../fields/field.ts'
import type { dictionaries as en } from '../locales/en/dictionaries.ts'
import type { EntityLabels } from '../locales/locale.ts'
import { checkRegistry, entities, entityNamed, type Entities } from './registry.ts'

describe('the registry', () => {
  test('holds declarations whose names fit together', () => {
    expect(() => checkRegistry(entities)).not.toThrow()
  })

  test('refuses a reference to an entity that is not there', () => {
    const lost = defineEntity({
      name: 'lost',
      title: 'name',
      list: ['name'],
      groups: { basic: ['name', 'owner'] },
      fields: { name: text().required(), owner: reference('nobody') },
    })
    expect(() => checkRegistry({ lost })).toThrow('lost.owner refers to nobody')
  })

  test('refuses a field that stands in two groups', () => {
    const twice = defineEntity({
      name: 'twice',
      title: 'name',
      list: ['name'],
      groups: { basic: ['name'], more: ['name'] },
      fields: { name: text().required() },
    })
    expect(() => checkRegistry({ twice })).toThrow('twice.name stands in two groups')
  })

  test.each(['title', 'timeline', 'belongsTo'])('refuses a %s that is no field', (part) => {
    const { tag } = entities
    expect(() => checkRegistry({ tag: { ...tag, [part]: 'nmae' } })).toThrow(
      `tag: ${part} names nmae, which is no field`,
    )
  })

  test('refuses a list, a sort and a group with what is no field', () => {
    const { tag } = entities
    const wrong = [
      { list: ['createdAt', 'nmae'] },
      { sort: { field: 'nmae', descending: false } },
      { groups: { basic: ['nmae'] } },
    ]
    for (const part of wrong) {
      expect(() => checkRegistry({ tag: { ...tag, ...part } })).toThrow('nmae, which is no field')
    }
  })

  test('finds nothing under names that every object has', () => {
    expect(entityNamed(entities, 'customer')).toBe(entities.customer)
    expect(entityNamed(entities, 'constructor')).toBeUndefined()
    expect(entityNamed(entities, '__proto__')).toBeUndefined()
  })

  test('puts every typed field into a group, so that no form forgets one', () => {
    for (const entity of Object.values(entities)) {
      const grouped: string[] = Object.values(entity.groups).flat()
      const typed = Object.entries<FieldSpec>(entity.fields).flatMap(([name, spec]) =>
        spec.derived || spec.internal ? [] : [name],
      )
      expect([entity.name, ...grouped.sort()]).toEqual([entity.name, ...typed.sort()])
    }
  })
})

describe('types that follow from a declaration', () => {
  test('a row holds what its fields hold', () => {
    type Customer = RowOf<Entities['customer']>
    expectTypeOf<Customer['name']>().toEqualTypeOf<string>()
    expectTypeOf<Customer['creditLimit']>().toEqualTypeOf<number | null>()
    expectTypeOf<Customer['kind']>().toEqualTypeOf<'company' | 'person'>()
    expectTypeOf<Customer['level']>().toEqualTypeOf<string | null>()
    expectTypeOf<Customer['tags']>().toEqualTypeOf<readonly string[] | null>()
  })

  test('a draft asks for the required fields that have no starting value, and for nothing derived', () => {
    type Draft = DraftOf<Entities['customer']>
    expectTypeOf<{ name: string }>().toExtend<Draft>()
    expectTypeOf<{ shortName: string }>().not.toExtend<Draft>()
    expectTypeOf<{ name: string; kind: 'club' }>().not.toExtend<Draft>()
    expectTypeOf<keyof Draft>().not.toExtend<'lastContactAt'>()
    expectTypeOf<Draft>().not.toHaveProperty('lastContactAt')
  })

  test('a misspelt column, group or title does not compile', () => {
    const declare = () => {
      const fields = { name: text().required(), price: money() }
      // @ts-expect-error no field is called nmae
      defineEntity({ name: 'a', title: 'nmae', list: ['name'], groups: {}, fields })
      // @ts-expect-error no field is called prise
      defineEntity({ name: 'b', title: 'name', list: ['prise'], groups: {}, fields })
      const groups = { basic: ['cost'] as const }
      // @ts-expect-error no field is called cost
      defineEntity({ name: 'c', title: 'name', list: ['name'], groups, fields })
    }
    expectTypeOf(declare).toBeFunction()
  })

  test('a missing label does not compile', () => {
    type CustomerFields = EntityLabels['customer']['fields']
    expectTypeOf<Omit<CustomerFields, 'level'>>().not.toExtend<CustomerFields>()
    expectTypeOf<keyof (typeof en)['customerStage']['codes']>().toEqualTypeOf<
      'lead' | 'prospect' | 'active' | 'dormant' | 'lost'
    >()
  })
})
