import type { RawBuilder } from 'kysely'
import { recordTable } from './recordTable.ts'

/** The fields that an office adds; their columns come and go with them. */
export const customFields: RawBuilder<unknown>[] = recordTable('customField', {
  label: 'text not null',
  entity: 'text not null',
  kind: 'text not null',
  position: 'real not null',
})
