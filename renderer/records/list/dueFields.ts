import type { SomeRow } from '../../../shared/entity.ts'

/** Days by which something is to be done, by entity. */
const dueFields: Readonly<Record<string, readonly string[]>> = {
  customer: ['nextTaskOn'],
  task: ['dueOn'],
}

/** Whether a field is a day that can still be missed: a task that is done is late no longer. */
export const isDue = (entity: string, field: string, row: SomeRow): boolean =>
  (dueFields[entity]?.includes(field) ?? false) && row['doneAt'] == null

/** Whether a field is the clock of a case: it says how much time is left, or why none is. */
export const isClock = (entity: string, field: string): boolean =>
  entity === 'serviceCase' && field === 'dueAt'
