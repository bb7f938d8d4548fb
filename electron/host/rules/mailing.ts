import { sql } from 'kysely'
import { mailingSourceOf } from '../../../shared/domain/mailingSource.ts'
import type { AnyValues } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { query } from '../database/query.ts'
import type { Transaction } from '../records/changeLog.ts'
import type { Rule } from './rule.ts'

/** What only the recording of a run, or its sending, writes. */
const told = ['state', 'printedAt', 'printedBy', 'pieces', 'leftOut', 'trouble', 'sentFrom']

/** How it goes out, and to whom each piece. */
const kept = ['output', 'per']

const out = ['sending', 'paused', 'sent']

/** What a printed or sent mailing is called may change; what went out stays as it was, and stays in the timelines. */
export const mailing: Rule = {
  prepare: ({ tx, before, values }) => {
    if (values.source !== undefined && !mailingSourceOf(values.source)) {
      throw failure('invalid', problem('source', 'invalid'))
    }
    demandWhole(values.copies, 'copies', 99)
    demandWhole(values.startAt, 'startAt', 999)
    if (tx.act.actor.role === 'program') return undefined
    if (!before) {
      demandNone(told.filter((name) => values[name] != null && values[name] !== 'draft'))
      return undefined
    }
    if (isTakenTwice(tx, before, values)) demandNone(['pieces'])
    // What is on its way stays what it is, though somebody takes back what they chose before.
    const isOut = out.includes(String(before.state))
    if (tx.act.source !== 'interface' && !isOut) return undefined
    const changed = Object.keys(values).filter((name) => values[name] !== before[name])
    demandNone(
      changed.filter((name) => (before.state !== 'draft' ? name !== 'name' : told.includes(name))),
    )
    // What went out in part goes out the same way to its end.
    const fixed = before.pieces ? kept : []
    const wrong = changed.filter((name) => fixed.includes(name))
    demandNone(wrong, 'mailingHalfPrinted')
    return undefined
  },
  stays: (_tx, row) => hasGoneOut(row),
  follow: ({ kind, after }) => {
    if (kind === 'delete' && hasGoneOut(after)) {
      throw failure('invalid', problem([], 'mailingStays'))
    }
  },
}

/**
 * Whether a part is taken back that was taken back before: those who would lose theirs got it by another act since, though as many
 * are counted again.
 */
function isTakenTwice(tx: Transaction, { id, pieces }: AnyValues, values: AnyValues): boolean {
  const { undoes } = tx.act
  const [from, to] = [Number(values.pieces ?? 0), Number(pieces ?? 0)]
  if (undoes === undefined || values.pieces === undefined || from >= to) return false
  const placedBy = sql<string | null>`(select act from "change"
    where record = "mailingRecipient".id and fields ->> 'position' is not null
    order by rowid desc limit 1)`
  const others = query
    .selectFrom('mailingRecipient')
    .select('id')
    .where('mailing', '=', String(id))
    .where('position', '>', from)
    .where('state', 'in', ['printed', 'returned'])
    .where('deletedAt', 'is', null)
    .where(placedBy, 'is not', undoes)
    .limit(1)
  return tx.first(others) !== undefined
}

/** Whole or in part. */
const hasGoneOut = ({ state, pieces }: AnyValues) => state !== 'draft' || !!pieces

function demandNone(wrong: readonly string[], key = 'mailingPrinted'): void {
  if (wrong.length === 0) return
  throw failure('invalid', ...wrong.map((name) => problem(name, key)))
}

function demandWhole(value: unknown, field: string, most: number): void {
  if (value === undefined) return
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most
  if (!fits) throw failure('invalid', problem(field, 'wholeUpTo', { most }))
}
