import { defineEntity } from '../entity.ts'
import { address, number, phone, text } from '../fields/builders.ts'

/** Who writes, as it stands on envelopes and letters: the office, or one of its branches. */
export const sender = defineEntity({
  name: 'sender',
  title: 'name',
  list: ['name', 'address', 'phone'],
  sort: { field: 'position' },
  staff: { add: false, edit: false, delete: false },
  groups: { basic: ['name', 'address', 'phone', 'position'] },
  fields: {
    name: text().required(),
    address: address(),
    phone: phone(),
    position: number().required().initially(0),
  },
})
