import { defineEntity } from '../entity.ts'
import { choice, reference, text, yesNo } from '../fields/builders.ts'

const scope = () => choice('rightScope').required().initially('none')
const allowed = () => yesNo().required().initially(false)

/** What a role says of a kind of record, in place of what its preset says. */
export const roleRight = defineEntity({
  name: 'roleRight',
  title: 'entity',
  list: ['role', 'entity', 'see', 'add', 'edit', 'delete'],
  belongsTo: 'role',
  staff: { see: false, add: false, edit: false, delete: false },
  groups: {
    basic: ['role', 'entity', 'see', 'add', 'edit', 'delete'],
    more: ['export', 'print', 'import', 'merge', 'assign', 'consent'],
  },
  fields: {
    role: reference('role').required(),
    entity: text().required().naming('entity'),
    see: scope(),
    add: allowed(),
    edit: scope(),
    delete: scope(),
    export: allowed(),
    print: allowed(),
    import: allowed(),
    merge: allowed(),
    assign: allowed(),
    /** Edits wait for somebody's consent. */
    consent: allowed(),
  },
})
