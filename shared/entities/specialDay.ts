import { defineEntity } from '../entity.ts'
import { choice, date, text } from '../fields/builders.ts'

/** A day that is not like its weekday: a holiday, or a day at a weekend that is worked for one. */
export const specialDay = defineEntity({
  name: 'specialDay',
  title: 'name',
  list: ['date', 'name', 'kind', 'hours'],
  sort: { field: 'date', descending: true },
  staff: { add: false, edit: false, delete: false },
  groups: { basic: ['date', 'name', 'kind', 'hours'] },
  fields: {
    date: date().required(),
    name: text().required(),
    kind: choice('specialDayKind').required().initially('off'),
    /** Hours of a worked day, where they are not the usual ones. */
    hours: text(),
  },
})
