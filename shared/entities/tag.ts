import { defineEntity } from '../entity.ts'
import { choice, text } from '../fields/builders.ts'

/** A word hung on records to find them again. */
export const tag = defineEntity({
  name: 'tag',
  title: 'name',
  list: ['name', 'color'],
  staff: {},
  groups: { basic: ['name', 'color'] },
  fields: {
    name: text().required().searched('name').duplicateKey(),
    color: choice('tagColor').required().initially('grey'),
  },
})
