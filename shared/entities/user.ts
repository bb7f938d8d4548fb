import { defineEntity } from '../entity.ts'
import { choice, email, phone, reference, text, yesNo } from '../fields/builders.ts'

/** A person who works with the program; passwords are kept apart from it. */
export const user = defineEntity({
  name: 'user',
  title: 'name',
  list: ['name', 'login', 'role', 'department', 'active'],
  staff: { add: false, edit: false, delete: false },
  groups: { basic: ['name', 'login', 'role', 'department', 'phone', 'email', 'active'] },
  fields: {
    name: text().required(),
    login: text().required(),
    role: choice('userRole').required().initially('staff'),
    department: reference('department'),
    phone: phone(),
    email: email(),
    active: yesNo().required().initially(true),
  },
})
