import { defineEntity } from '../entity.ts'
import { reference, text } from '../fields/builders.ts'

/** Why a case came about; a tree through `parent`. */
export const caseCause = defineEntity({
  name: 'caseCause',
  title: 'name',
  list: ['name', 'parent'],
  staff: { add: false, edit: false, delete: false },
  groups: { basic: ['name', 'parent'] },
  fields: {
    name: text().required(),
    parent: reference('caseCause'),
  },
})
