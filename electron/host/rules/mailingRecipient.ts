import { sql, type Expression, type SqlBool } from 'kysely'
import type { ChoiceOf } from '../../../shared/dictionaries.ts'
import type { AnyRow } from '../../../shared/entity.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { scopeOf } from '../../../shared/rights/rights.ts'
import { query } from '../database/query.ts'
import type { Actor } from '../records/access.ts'
import { isReached } from '../records/reach.ts'
import type { Change, Rule } from './rule.ts'

type State = ChoiceOf<'recipientState'>

/** Where whoever is in the queue of a sending stands, and what somebody may make of it by hand: nobody is sent for twice. */
const queued: Readonly<Partial<Record<State, readonly State[]>>> = {
  waiting: ['ready', 'excluded'],
  sending: [],
  sent: ['bounced'],
  unsure: ['bounced'],
  failed: [],
  bounced: ['sent', 'unsure'],
}
const printed = ['printed', 'returned']
/** Who it goes to, where, and by what it is known again. */
const told = ['mailing', 'customer', 'contact', 'address', 'messageId']

/** A mailing knows how much of it came back. Whom one may not see as a customer or as a contact one does not see as a recipient. */
export const mailingRecipient: Rule = {
  prepare: ({ tx, before, values }) => {
    if (tx.act.actor.role === 'program') return undefined
    const from = before?.state as State | undefined
    const to = (values.state ?? from) as State | undefined
    const may = from && queued[from]
    const isForged = from !== to && to && (may ? !may.includes(to) : to in queued)
    // Customers that are merged take what went to them along.
    const wrong =
      may && tx.act.source === 'interface'
        ? told.filter((name) => (values[name] ?? before?.[name]) !== before?.[name])
        : []
    if (isForged) wrong.push('state')
    if (wrong.length > 0) {
      throw failure('invalid', ...wrong.map((name) => problem(name, 'mailingPrinted')))
    }
    return undefined
  },
  stays: (_tx, { state }) => String(state) in queued,
  visible: (eb, actor) => eb.and([isSeen(actor, 'customer'), isSeen(actor, 'contact')]),
  visibleBy: [entities.customer, entities.contact],
  follow: (change) => {
    const { before, after } = change
    demandLast(change)
    const isCounted = (row: AnyRow | null) =>
      (row?.state === 'returned' || row?.state === 'bounced') && row.deletedAt === null
    if (isCounted(before) !== isCounted(after)) countReturned(change, String(after.mailing))
  },
}

/** Whether somebody sees whom a recipient names as such, if it names any: it bears their names. */
function isSeen(actor: Actor, name: 'customer' | 'contact'): Expression<SqlBool> {
  const scope = scopeOf(entities[name], actor, 'see')
  if (scope === 'all') return sql<SqlBool>`true`
  const [id, whose] = [sql.ref(name), sql.id(`whose ${name}`)]
  if (scope === 'none') return sql<SqlBool>`${id} is null`
  const isTheirs = isReached(actor, scope, name, `whose ${name}`)
  return sql<SqlBool>`(${id} is null or exists (
    select 1 from ${sql.table(name)} as ${whose} where ${whose}.id = ${id} and ${isTheirs}))`
}

/** What was printed is taken back part by part, the last one first: pieces are numbered through. */
function demandLast({ tx, before, after }: Change): void {
  const isTaken = after.deletedAt !== null || after.position === null
  if (tx.act.source !== 'undo' || !isTaken || !printed.includes(String(before?.state))) return
  const found = tx.first(
    query
      .selectFrom('mailing')
      .select('id')
      .where('id', '=', String(after.mailing))
      .where('pieces', '>=', Number(before?.position)),
  )
  if (found) throw failure('conflict', problem([], 'mailingPrintedSince'))
}

function countReturned({ tx, derive }: Change, mailing: string): void {
  const found = tx.first(
    query
      .selectFrom('mailingRecipient')
      .select(sql<number>`count(*)`.as('count'))
      .where('mailing', '=', mailing)
      .where('state', 'in', ['returned', 'bounced'])
      .where('deletedAt', 'is', null),
  )
  derive(entities.mailing, mailing, { cameBack: found?.count || null })
}
