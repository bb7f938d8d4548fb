import { defineEntity } from '../entity.ts'
import { reference, text } from '../fields/builders.ts'

/** A part of the office; a tree through `parent`. */
export const department = defineEntity({
  name: 'department',
  title: 'name',
  list: ['name', 'parent', 'head'],
  staff: { add: false, edit: false, delete: false },
  groups: { basic: ['name', 'parent', 'head'] },
  fields: {
    name: text().required(),
    parent: reference('department'),
    /** Is told of cases that are over their limit. */
    head: reference('user'),
  },
})
