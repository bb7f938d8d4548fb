import { defineEntity } from '../entity.ts'
import { longText, number, reference, text, yesNo } from '../fields/builders.ts'

/** A list with its filter, sorting and columns, kept under a name. */
export const savedView = defineEntity({
  name: 'savedView',
  title: 'name',
  list: ['name', 'entity', 'owner', 'shared'],
  staff: {},
  groups: { basic: ['name', 'entity', 'owner', 'shared'] },
  fields: {
    name: text().required(),
    entity: text().required().naming('entity'),
    owner: reference('user').initially({ current: 'user' }),
    shared: yesNo().required().initially(false),
    position: number().required().initially(0).internal(),
    /** JSON of a `ViewDefinition`. */
    definition: longText().required().internal(),
  },
})
