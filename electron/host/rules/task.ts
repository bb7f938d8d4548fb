import { query } from '../database/query.ts'
import type { AnyValues } from '../../../shared/entity.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { dayOf } from '../../../shared/fields/date.ts'
import { customerOfContact } from './interaction.ts'
import type { Rule } from './rule.ts'

/**
 * A task due at a moment is due on its day, and moved to another day keeps its time; a customer's next task is its
 * earliest open one.
 */
export const task: Rule = {
  prepare: ({ tx, before, values }) => ({
    ...customerOfContact(tx, values, before),
    ...dueTogether(values, before?.dueAt),
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

function dueTogether({ dueOn, dueAt }: AnyValues, before: unknown): AnyValues {
  if (typeof dueAt === 'number') return { dueOn: dayOf(dueAt) }
  if (dueOn === undefined || dueAt !== undefined || typeof before !== 'number') return {}
  return { dueAt: typeof dueOn === 'string' ? onDay(before, dueOn) : null }
}

/** The same time of another local day. */
function onDay(ms: number, date: string): number {
  const at = new Date(ms)
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  return at.setFullYear(year, month - 1, day)
}
