import { isDone, reopens, type CaseState } from '../../../shared/domain/caseWay.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { query } from '../database/query.ts'
import { deriveClock } from '../service/deriveClock.ts'
import { newestStep } from '../service/newestStep.ts'
import type { Change, Rule } from './rule.ts'

/** A step is written by the case that takes it, and by nobody else; from its steps a case knows when it was answered and solved. */
export const caseStep: Rule = {
  prepare: ({ tx }) => {
    if (tx.act.actor.role !== 'program') throw failure('forbidden', problem([], 'forbidden'))
    return undefined
  },
  /** A step that others were taken after is not taken back alone. */
  stays: (tx, { id, case: of }) => newestStep(tx, String(of))?.id !== id,
  follow: (change) => {
    const id = String(change.after.case)
    const { from, to } = change.after as unknown as { from: CaseState | null; to: CaseState }
    deriveMoments(change, id)
    deriveClock(change, id, {
      ends: change.kind === 'create' && isDone(to) && !(from && isDone(from)),
    })
  },
}

/** The first answer, and since when it is solved and closed; what was opened again is neither. */
function deriveMoments({ tx, derive }: Change, id: string): void {
  const steps = tx.all(
    query
      .selectFrom('caseStep')
      .select(['from', 'to', 'at'])
      .where('case', '=', id)
      .where('deletedAt', 'is', null)
      .orderBy('at')
      .orderBy('rowid'),
  )
  let answeredAt: number | null = null
  let solvedAt: number | null = null
  let closedAt: number | null = null
  let reopened = 0
  for (const { from, to, at } of steps as { from: CaseState | null; to: CaseState; at: number }[]) {
    if (reopens({ from, to })) reopened += 1
    if (to === 'answered' || isDone(to)) answeredAt ??= at
    solvedAt = isDone(to) ? (solvedAt ?? at) : null
    closedAt = to === 'closed' ? at : null
  }
  derive(entities.serviceCase, id, { answeredAt, solvedAt, closedAt, reopened: reopened || null })
}
