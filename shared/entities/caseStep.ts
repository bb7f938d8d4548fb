import { defineEntity } from '../entity.ts'
import { choice, instant, longText, reference, text } from '../fields/builders.ts'

/** A step that a case took: who, when, from which state to which, and why. Written with the new state. */
export const caseStep = defineEntity({
  name: 'caseStep',
  title: 'number',
  list: ['at', 'number', 'from', 'to', 'by', 'reason'],
  sort: { field: 'at', descending: true },
  belongsTo: 'case',
  timeline: 'at',
  governedBy: 'serviceCase',
  staff: { add: false, edit: false, delete: false },
  groups: { basic: ['number', 'case', 'from', 'to', 'at', 'by', 'reason'] },
  fields: {
    /** Number of the case. */
    number: text().required(),
    case: reference('serviceCase').required(),
    /** Null where a case was brought along from elsewhere. */
    from: choice('caseState'),
    to: choice('caseState').required(),
    at: instant().required().initially({ current: 'instant' }),
    by: reference('user').initially({ current: 'user' }),
    reason: longText(),
  },
})
