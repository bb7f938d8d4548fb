import { defineEntity } from '../entity.ts'
import { choice, reference, text } from '../fields/builders.ts'

/** How far a role opens a field, in place of what its preset says. */
export const roleField = defineEntity({
  name: 'roleField',
  title: 'field',
  list: ['role', 'entity', 'field', 'level'],
  belongsTo: 'role',
  staff: { see: false, add: false, edit: false, delete: false },
  groups: { basic: ['role', 'entity', 'field', 'level'] },
  fields: {
    role: reference('role').required(),
    entity: text().required().naming('entity'),
    field: text().required(),
    level: choice('fieldLevel').required(),
  },
})
