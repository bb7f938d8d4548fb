import type { ColumnTarget, Mapping } from '../../../shared/api/importing.ts'
import type { Registry } from '../../../shared/entities/registry.ts'
import { shownFields, type Entity } from '../../../shared/entity.ts'

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

/** Targets of one entity. */
interface TargetGroup {
  readonly entity: ColumnTarget['entity']
  readonly targets: readonly ColumnTarget[]
}

/** Where a column may go, form group by form group; the contact's own customer is the row's. */
export const targetsIn = (registry: Registry): readonly TargetGroup[] =>
  (['customer', 'contact'] as const).map((entity) => ({
    entity,
    targets: targetsOf(entity, registry[entity]!),
  }))

function targetsOf(entity: ColumnTarget['entity'], declared: Entity): ColumnTarget[] {
  const grouped = Object.values(declared.groups).flat()
  return shownFields(declared)
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
