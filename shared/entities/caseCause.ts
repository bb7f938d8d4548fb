import { defineEntity } from '../entity.ts'
import { number, reference, text, yesNo } from '../fields/builders.ts'

/** Why a case came about; a tree through `parent`. */
export const caseCause = defineEntity({
  name: 'caseCause',
  title: 'name',
  list: ['name', 'parent', 'hidden'],
  staff: { add: false, edit: false, delete: false },
  groups: { basic: ['name', 'parent', 'position', 'hidden'] },
  fields: {
    name: text().required(),
    parent: reference('caseCause'),
    /** Its place among those of the same parent. */
    position: number(),
    /** Kept for the cases that have it, and chosen for no other. */
    hidden: yesNo(),
  },
})
