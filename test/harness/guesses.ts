import type { Entity } from '../../shared/entity.ts'
import { entities } from '../../shared/entities/registry.ts'
import { operatorsOf } from '../../shared/fields/asking.ts'
import { operators, type Condition, type Filter } from '../../shared/filter.ts'
import { idOf, keptFields, secretsOf } from './twinOffice.ts'

/** Entities of which something is kept. */
export const asked = ['customer', 'contact', 'serviceCase'] as const
export const order = { field: 'createdAt', descending: false }
/** Secrets of either office, as somebody who guesses well knows them. */
export const secrets = (['a', 'b'] as const).flatMap((twin) =>
  [0, 3].map((at) => secretsOf(twin, at)),
)
/** Every text among them. */
export const texts = secrets.flatMap((secret) =>
  Object.values(secret).flatMap((values) =>
    Object.values(values).flatMap((value) => (typeof value === 'string' ? [value] : [])),
  ),
)

/** Questions about every field that is kept, with what somebody who guesses well would hold against it. */
export const guesses: Record<(typeof asked)[number], Filter[]> = {
  customer: guessesOf(entities.customer),
  contact: guessesOf(entities.contact),
  serviceCase: guessesOf(entities.serviceCase),
}

function guessesOf(entity: Entity): Filter[] {
  return Object.keys(keptFields[entity.name]!).flatMap((field): Filter[] => {
    const spec = entity.fields[field]!
    const held = secrets.map((secret) => secret[entity.name]![field])
    return operatorsOf(spec).flatMap((op): Condition[] => {
      switch (operators[op]) {
        case 'nothing':
          return [{ field, op }]
        case 'days':
          return [{ field, op, value: 30 }]
        case 'pair':
          return [{ field, op, value: [held[0], held[3]] as string[] }]
        case 'several':
          return [
            {
              field,
              op,
              value: typeof held[0] === 'string' ? [held[0]] : held[0] ? ['330000'] : [],
            },
          ]
        default:
          return typeof held[0] === 'object' || held[0] === undefined
            ? [{ field, op, value: '密巷0' }]
            : [{ field, op, value: held[0] as string }]
      }
    })
  })
}

/** The same asked of what is near. */
const byTheSide: [string, Filter][] = [
  ...guesses.customer.map((where): [string, Filter] => ['contact', { through: 'customer', where }]),
  ...guesses.contact.map((where): [string, Filter] => [
    'customer',
    { related: 'contact', by: 'customer', has: true, where },
  ]),
  ...texts.map((found): [string, Filter] => ['customer', { found }]),
  // Of work of one's own at somebody else's customer.
  ...(['serviceCase', 'interaction', 'task'] as const).flatMap((entity) =>
    ['青竹2a', '青竹3a', '阿'].map((value): [string, Filter] => [
      entity,
      { through: 'customer', where: { field: 'name', op: 'contains', value } },
    ]),
  ),
  ['customer', { view: idOf('view') }],
  ['contact', { through: 'customer', where: { view: idOf('view') } }],
]

/** All of them, each with the entity that it is asked of. */
export const filters: [string, Filter][] = [
  ...asked.flatMap((entity) => guesses[entity].map((filter): [string, Filter] => [entity, filter])),
  ...byTheSide,
]

export const sorts = asked.flatMap((entity) =>
  [...Object.keys(entities[entity].fields), 'createdAt', 'updatedBy'].map((field) => ({
    entity,
    field,
  })),
)
