import type { Entity } from '../../../../shared/entity.ts'

/** The groups of what something is sent by, with their fields; when it is read is chosen beside them. */
export const groupsIn = ({ groups }: Entity): (readonly [string, readonly string[]])[] =>
  Object.entries(groups).map(([name, fields]) => [
    name,
    fields.filter((field) => field !== 'everyHour'),
  ])
