import { defineEntity } from '../entity.ts'
import { choice, number, text, yesNo } from '../fields/builders.ts'

/** A step that a case may take from one state to another, and who may take it. */
export const caseTransition = defineEntity({
  name: 'caseTransition',
  title: 'label',
  list: ['from', 'to', 'label', 'role', 'asksReason', 'onlyReplies'],
  sort: { field: 'position' },
  staff: { add: false, edit: false, delete: false },
  groups: { basic: ['label', 'from', 'to', 'role', 'asksReason', 'onlyReplies', 'position'] },
  fields: {
    /** What the button says; the program's own words where it is empty. */
    label: text(),
    from: choice('caseState').required(),
    to: choice('caseState').required(),
    role: choice('caseStepRole').required().initially('everyone'),
    asksReason: yesNo().required().initially(false),
    /** Only for cases in which there is nothing to solve: feedback, suggestions, enquiries. */
    onlyReplies: yesNo(),
    /** The first of those that leave a state is the usual one. */
    position: number().required().initially(0),
  },
})
