import { defineEntity } from '../entity.ts'
import { choice, duration, number, text } from '../fields/builders.ts'

/** How soon cases are to be answered and solved; the most exact target that fits a case counts. */
export const serviceTarget = defineEntity({
  name: 'serviceTarget',
  title: 'note',
  list: ['kind', 'severity', 'level', 'answerWithin', 'solveWithin', 'counting', 'note'],
  sort: { field: 'position' },
  staff: { add: false, edit: false, delete: false },
  groups: {
    basic: ['kind', 'severity', 'level', 'answerWithin', 'solveWithin', 'counting', 'note'],
    more: ['position'],
  },
  fields: {
    note: text(),
    /** Empty is any, as in the two below. */
    kind: choice('caseKind'),
    severity: choice('caseSeverity'),
    /** Level of the customer. */
    level: choice('customerLevel'),
    /** Until the first answer; empty is never due. */
    answerWithin: duration(),
    solveWithin: duration(),
    counting: choice('dueCounting').required().initially('workingDays'),
    position: number().required().initially(0),
  },
})
