import type { ColumnTarget, Mapping } from '../../../shared/api/importing.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { typedFields, type Entity } from '../../../shared/entity.ts'

/** Parts of an address that a sheet may hold in columns of their own, in the order people write them. */
export const addressParts = [
  'region',
  'country',
  'province',
  'city',
  'district',
  'line',
  'postcode',
] as const

/** A target as the value of a select: `customer.address.postcode`. */
export const targetKey = ({ entity, field, part }: ColumnTarget) =>
  [entity, field, ...(part ? [part] : [])].join('.')

/** Where a column may go, form group by form group; the contact's own customer is the row's. */
export const targets: readonly { entity: ColumnTarget['entity']; targets: ColumnTarget[] }[] = [
  { entity: 'customer', targets: targetsOf('customer', entities.customer) },
  { entity: 'contact', targets: targetsOf('contact', entities.contact) },
]

const byKey = new Map(
  targets.flatMap((group) => group.targets.map((target) => [targetKey(target), target])),
)

/** The target that a select's value stands for; null for none. */
export const targetOf = (key: string): ColumnTarget | null => byKey.get(key) ?? null

function targetsOf(entity: ColumnTarget['entity'], declared: Entity): ColumnTarget[] {
  const grouped = Object.values(declared.groups).flat()
  return typedFields(declared)
    .toSorted((a, b) => grouped.indexOf(a) - grouped.indexOf(b))
    .flatMap((field) => {
      const kind = declared.fields[field]?.kind
      if (kind === 'attachments' || (entity === 'contact' && field === 'customer')) return []
      if (kind !== 'address') return [{ entity, field }]
      return [{ entity, field }, ...addressParts.map((part) => ({ entity, field, part }))]
    })
}

/** The mapping with one column put elsewhere; a column that already went there loses its place. */
export function remap(mapping: Mapping, column: number, target: ColumnTarget | null): Mapping {
  const key = target && targetKey(target)
  return mapping.map((each, index) => {
    if (index === column) return target
    return each && key === targetKey(each) ? null : each
  })
}

/** Whether rows can become customers at all: nothing but the name is required of one. */
export const namesCustomers = (mapping: Mapping) =>
  mapping.some((target) => target?.entity === 'customer' && target.field === 'name')
