import { defineEntity } from '../entity.ts'
import { choice, longText, text } from '../fields/builders.ts'

/** What staff may: a preset, and whatever is said otherwise of single kinds of records and fields. */
export const role = defineEntity({
  name: 'role',
  title: 'name',
  list: ['name', 'preset', 'signIn', 'devices'],
  staff: { see: false, add: false, edit: false, delete: false },
  groups: { basic: ['name', 'preset', 'note'], signIn: ['signIn', 'hours', 'devices'] },
  fields: {
    name: text().required(),
    preset: choice('rolePreset').required(),
    note: longText(),
    /** When people of this role work with the program. */
    signIn: choice('signInTime').required().initially('always'),
    /** Stretches of a day (08:30–18:00), where the role has hours of its own. */
    hours: text(),
    devices: choice('signInDevice').required().initially('any'),
  },
})
