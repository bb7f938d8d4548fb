import type { AnyValues } from '../../../shared/entity.ts'
import { readHours, writeHours } from '../../../shared/domain/hours.ts'
import { officeHoursId, weekdays } from '../../../shared/domain/officeCalendar.ts'
import { isTimeZone } from '../../../shared/domain/timeZone.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { askForClocks } from '../service/askForClocks.ts'
import type { Rule } from './rule.ts'

/** The office has its working hours once, in a zone there is, written in one way. */
export const workingHours: Rule = {
  prepare: ({ values }) => {
    if (typeof values.timeZone === 'string' && !isTimeZone(values.timeZone)) {
      throw failure('invalid', problem('timeZone', 'notTimeZone'))
    }
    return Object.assign({}, ...weekdays.map((day) => hoursIn(values, day))) as AnyValues
  },
  follow: ({ tx, kind, after }) => {
    askForClocks(tx)
    if (kind === 'create' && after.id !== officeHoursId) {
      throw failure('invalid', problem([], 'hoursAreOne'))
    }
    if (kind === 'delete') throw failure('invalid', problem([], 'hoursStay'))
  },
}

/** Hours in a field as they are kept, where the field is among the values. Throws `invalid` when they can't be read. */
export function hoursIn(values: AnyValues, field: string): AnyValues {
  const typed = values[field]
  if (typeof typed !== 'string') return {}
  const read = readHours(typed)
  if ('problem' in read) throw failure('invalid', problem(field, read.problem))
  return { [field]: writeHours(read.stretches) || null }
}
