import { defineEntity } from '../entity.ts'
import { choice, email, phone, reference, text, yesNo } from '../fields/builders.ts'

/** A person who works with the program; passwords are kept apart from it. */
export const user = defineEntity({
  name: 'user',
  title: 'name',
  list: ['name', 'login', 'role', 'rights', 'department', 'active'],
  staff: { add: false, edit: false, delete: false },
  groups: { basic: ['name', 'login', 'role', 'rights', 'department', 'phone', 'email', 'active'] },
  fields: {
    name: text().required(),
    login: text().required(),
    role: choice('userRole').required().initially('staff'),
    /** What staff may; without one they may all that staff can. */
    rights: reference('role'),
    department: reference('department'),
    phone: phone(),
    email: email(),
    active: yesNo().required().initially(true),
  },
})
