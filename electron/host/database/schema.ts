import type { Entity } from '../../../shared/entity.ts'
import { kindOf } from '../../../shared/fields/kinds.ts'

export interface ColumnShape {
  readonly name: string
  readonly type: string
  readonly needed: boolean
}

const systemColumns: readonly ColumnShape[] = [
  { name: 'rowid', type: 'INTEGER', needed: false },
  { name: 'id', type: 'TEXT', needed: true },
  { name: 'createdAt', type: 'INTEGER', needed: true },
  { name: 'createdBy', type: 'TEXT', needed: false },
  { name: 'updatedAt', type: 'INTEGER', needed: true },
  { name: 'updatedBy', type: 'TEXT', needed: false },
  { name: 'deletedAt', type: 'INTEGER', needed: false },
  { name: 'deletedBy', type: 'TEXT', needed: false },
  { name: 'titleKey', type: 'TEXT', needed: true },
  { name: 'recency', type: 'INTEGER', needed: false },
]

/** The columns that the table of an entity must have; a test holds the migrated schema against it. */
export function columnsOf(entity: Entity): ColumnShape[] {
  return [
    ...systemColumns,
    ...Object.entries(entity.fields).map(([name, spec]) => ({
      name,
      type: kindOf(spec).column,
      needed: spec.required,
    })),
  ]
}
