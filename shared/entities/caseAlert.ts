import { defineEntity } from '../entity.ts'
import { choice, instant, reference, text } from '../fields/builders.ts'

/** Somebody is told that a case nears its limit, or is over it. Written by the program, seen by whom it is for. */
export const caseAlert = defineEntity({
  name: 'caseAlert',
  title: 'number',
  list: ['at', 'number', 'dueFor', 'level', 'to', 'seenAt'],
  sort: { field: 'at', descending: true },
  belongsTo: 'case',
  staff: { add: false, delete: false },
  groups: { basic: ['number', 'case', 'dueFor', 'level', 'to', 'at', 'seenAt'] },
  fields: {
    /** Number of the case. */
    number: text().required(),
    case: reference('serviceCase').required(),
    /** Which clock of the case is meant. */
    dueFor: choice('caseDue').required(),
    level: choice('caseAlertLevel').required(),
    to: reference('user').required(),
    /** When it was due to be told, though the program may have been closed then. */
    at: instant().required().initially({ current: 'instant' }),
    seenAt: instant(),
  },
})
