import { weekdays } from '../domain/officeCalendar.ts'
import { defineEntity } from '../entity.ts'
import { text } from '../fields/builders.ts'

/** When the office works: one record, with the hours of each weekday as `09:00-12:00, 13:30-18:00`. */
export const workingHours = defineEntity({
  name: 'workingHours',
  title: 'timeZone',
  list: ['timeZone', ...weekdays],
  staff: { add: false, edit: false, delete: false },
  groups: {
    basic: ['timeZone', ...weekdays],
  },
  fields: {
    /** Name of a time zone, as `Asia/Shanghai`. */
    timeZone: text().required(),
    monday: text(),
    tuesday: text(),
    wednesday: text(),
    thursday: text(),
    friday: text(),
    saturday: text(),
    sunday: text(),
  },
})
