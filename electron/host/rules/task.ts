import { query } from '../database/query.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { dayOf } from '../../../shared/fields/date.ts'
import { customerOfContact } from './interaction.ts'
import type { Rule } from './rule.ts'

/** A task due at a moment is due on its day; a customer's next task is its earliest open one. */
export const task: Rule = {
  prepare: ({ tx, before, values }) => ({
    ...customerOfContact(tx, values, before),
    ...(typeof values.dueAt === 'number' && { dueOn: dayOf(values.dueAt) }),
  }),
  follow: ({ tx, before, after, derive }) => {
    for (const customer of new Set([before?.customer, after.customer])) {
      if (typeof customer !== 'string') continue
      const next = tx.first(
        query
          .selectFrom('task')
          .select('dueOn')
          .where('customer', '=', customer)
          .where('deletedAt', 'is', null)
          .where('doneAt', 'is', null)
          .where('dueOn', 'is not', null)
          .orderBy('dueOn')
          .limit(1),
      )
      derive(entities.customer, customer, { nextTaskOn: next?.dueOn ?? null })
    }
  },
}
