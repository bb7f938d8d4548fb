import { defineEntity } from '../entity.ts'
import { choice, number, text } from '../fields/builders.ts'

/** A field that the office added to an entity; in everything else it is like one that ships. */
export const customField = defineEntity({
  name: 'customField',
  title: 'label',
  list: ['label', 'entity', 'kind', 'position'],
  sort: { field: 'position' },
  staff: { delete: false },
  groups: { basic: ['label', 'entity', 'kind', 'position'] },
  fields: {
    label: text().required(),
    /** Which entity has it; never changes. */
    entity: text().required().naming('entity'),
    /** Never changes. */
    kind: choice('customFieldKind').required().initially('text'),
    position: number().required().initially(0),
  },
})
