import { failure, problem } from '../../../shared/failure.ts'
import { profileLimits } from '../../../shared/printing/printerGeometry.ts'
import type { Rule } from './rule.ts'

/** What is printed is moved and scaled a little, and never off the paper. */
export const printerProfile: Rule = {
  prepare: ({ values }) => {
    for (const [field, { least, most }] of Object.entries(profileLimits)) {
      const value = values[field]
      if (typeof value === 'number' && (value < least || value > most)) {
        throw failure('invalid', problem(field, 'outOfRange', { least, most }))
      }
    }
    return undefined
  },
}
