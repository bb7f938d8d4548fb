import { defineEntity } from '../entity.ts'
import { reference, text } from '../fields/builders.ts'

/** A part of the office; a tree through `parent`. */
export const department = defineEntity({
  name: 'department',
  title: 'name',
  list: ['name', 'parent'],
  staff: { add: false, edit: false, delete: false },
  groups: { basic: ['name', 'parent'] },
  fields: {
    name: text().required(),
    parent: reference('department'),
  },
})
