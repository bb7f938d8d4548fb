import type { RawBuilder } from 'kysely'
import { numbered, recordTable, sortedBy } from './recordTable.ts'

const text = 'text'
const needed = 'text not null'

/** When the office works, and the days that are not like their weekday. */
export const workingTime: RawBuilder<unknown>[] = [
  ...recordTable('workingHours', {
    timeZone: needed,
    monday: text,
    tuesday: text,
    wednesday: text,
    thursday: text,
    friday: text,
    saturday: text,
    sunday: text,
  }),
  ...numbered('workingHours'),
  ...recordTable('specialDay', { date: needed, name: needed, kind: needed, hours: text }),
  ...numbered('specialDay'),
  ...sortedBy('specialDay', ['date']),
]
