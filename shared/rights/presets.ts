import type { ChoiceOf } from '../dictionaries.ts'
import type { FieldSpec } from '../fields/field.ts'
import type { EntityRights, FieldLevel, Scope } from './rights.ts'

/** What a role begins with; whatever it says itself stands over that. */
export type RolePreset = ChoiceOf<'rolePreset'>

const upTo = (see: Scope, change: Scope, more: Partial<EntityRights> = {}): EntityRights => ({
  see,
  add: change !== 'none',
  edit: change,
  delete: change,
  export: false,
  print: true,
  import: false,
  merge: false,
  assign: false,
  ...more,
})

const everything = upTo('all', 'all', { export: true, import: true, merge: true, assign: true })

/** What service has to do with: cases and what was answered, and customers to look up. */
const ofService = new Set(['serviceCase', 'surveyResponse', 'interaction', 'task'])

/** What a preset says of a kind of record, those that a later version brings included. */
export function presetRights(preset: RolePreset, entity: string): EntityRights {
  switch (preset) {
    case 'everything':
      return everything
    case 'ownSales':
      return upTo('own', 'own')
    case 'departmentSales':
      return upTo('department', 'department', { export: true, assign: true })
    case 'service':
      return ofService.has(entity)
        ? upTo('all', 'all', { delete: 'own', assign: true })
        : upTo('all', 'own', { delete: 'none' })
    case 'assistant':
      return upTo('all', 'all', { delete: 'none' })
    case 'readOnly':
      return upTo('all', 'none', { print: false })
  }
}

/** How far a preset opens a field. */
export const presetLevel = (preset: RolePreset, { kind }: FieldSpec): FieldLevel =>
  preset === 'assistant' && kind === 'phone' ? 'masked' : 'edit'
