import { defineEntity } from '../entity.ts'
import { reference, text, yesNo } from '../fields/builders.ts'

/** A record that is shown to a colleague or a department beyond what their role lets them see. */
export const recordShare = defineEntity({
  name: 'recordShare',
  title: 'entity',
  list: ['entity', 'user', 'department', 'mayEdit', 'createdAt'],
  sort: { field: 'createdAt', descending: true },
  staff: {},
  groups: { basic: ['entity', 'record', 'user', 'department', 'mayEdit'] },
  fields: {
    entity: text().required().naming('entity'),
    /** Id of the record. */
    record: text().required(),
    user: reference('user'),
    department: reference('department'),
    mayEdit: yesNo().required().initially(false),
  },
})
