import { sql, type SqlBool } from 'kysely'
import { mostDecided, type Proposal, type Proposals } from '../../../shared/api/consent.ts'
import { entities, entityNamed } from '../../../shared/entities/registry.ts'
import type { AnyRow, Entity } from '../../../shared/entity.ts'
import { knownEntity } from '../../../shared/rights/knownEntity.ts'
import { idsIn } from '../database/query.ts'
import type { Office } from '../office.ts'
import { program, type Actor } from '../records/access.ts'
import { toRow } from '../records/rows.ts'
import { titlesFor } from '../records/titles.ts'
import { readVisible, visibleRows, type VisibleRows } from '../records/visible.ts'
import { mayDecide } from './decide.ts'
import { toProposed } from './proposed.ts'

type Desk = Pick<Office, 'reading' | 'rules' | 'registry'>

/** Waiting proposals looked at in one go, the oldest first: who waits longest is answered first. */
const looked = 1000

/**
 * What somebody may decide on, what of theirs waits, and what was decided on theirs and they have not looked at. What is
 * proposed of a record in the recycle bin waits there with it.
 */
export function standingProposals(desk: Desk, actor: Actor): Proposals & { more: boolean } {
  const isMine = ({ by }: { readonly by: string | null }) => by === actor.user
  // Staff decide on what those propose whom they lead.
  const asked =
    actor.role === 'staff' ? JSON.stringify([actor.user, ...(actor.rights?.leads ?? [])]) : null
  const waiting: Proposal[] = []
  let last: Place | undefined = [0, 0]
  // However many are of records in the recycle bin, those behind them are told.
  while (last && waiting.length <= mostDecided) {
    const from: Place = last
    const some = read(desk, actor, (rows) =>
      (asked === null ? rows : rows.where('createdBy', 'in', idsIn(asked)))
        .where('state', '=', 'waiting')
        .where(sql<SqlBool>`("createdAt", rowid) > (${sql.join(from)})`)
        .orderBy('createdAt')
        .orderBy('rowid')
        .limit(looked),
    )
    waiting.push(...some.told.filter((each) => isMine(each) || each.mayDecide))
    last = some.read < looked ? undefined : some.last
  }
  const decided = read(desk, actor, (rows) =>
    rows
      .where('createdBy', 'is', actor.user)
      .where('decidedAt', 'is not', null)
      .where('seenAt', 'is', null)
      .orderBy('decidedAt', 'desc')
      .limit(mostDecided),
  ).told
  const told = waiting.slice(0, mostDecided)
  return { ...named(desk, actor, [...told, ...decided]), more: waiting.length > told.length }
}

/** What waits of some records. */
export function proposalsOf(
  desk: Desk,
  actor: Actor,
  asked: { readonly entity: string; readonly records: readonly string[] },
): Proposals {
  const found = read(desk, actor, (rows) =>
    rows
      .where('record', 'in', idsIn(JSON.stringify(asked.records)))
      .where('entity', '=', asked.entity)
      .where('state', '=', 'waiting')
      .orderBy('createdAt')
      .orderBy('rowid'),
  ).told
  return named(desk, actor, found)
}

/** When a proposal was made, and its number. */
type Place = readonly [createdAt: number, rowid: number]

/** Reads proposals, and tells those that can be told; how many were read, and the last one's place. */
function read(
  desk: Desk,
  actor: Actor,
  narrow: (rows: VisibleRows) => VisibleRows,
): { readonly told: Proposal[]; readonly read: number; readonly last?: Place } {
  const { reading, rules, registry } = desk
  const rows = visibleRows(entities.proposal, rules['proposal'], actor)
  if (!rows) return { told: [], read: 0 }
  const records = new Map<string, AnyRow | undefined>()
  const recordOf = (entity: Entity, id: string) => {
    if (!records.has(id)) {
      records.set(id, readVisible(reading, entity, rules[entity.name], actor, id))
    }
    return records.get(id)
  }
  const all = reading.all(
    narrow(rows.where('deletedAt', 'is', null))
      .selectAll()
      .select('rowid'),
  )
  const told = all.flatMap((stored): Proposal[] => {
    const found = toProposed(toRow(entities.proposal, stored))
    const entity = entityNamed(registry, found.entity)
    const known = entity && knownEntity(entity, actor)
    // Of a field that was removed since nothing is told until it is there again.
    if (!known || !Object.hasOwn(known.fields, found.field)) return []
    const row = recordOf(known, found.record)
    if (!row || row.deletedAt !== null) return []
    const subject = String(row[known.title] ?? '')
    const isOpen = found.state === 'waiting' && mayDecide(reading, actor, known, found)
    return [{ ...found, subject, now: row[found.field] ?? null, mayDecide: isOpen }]
  })
  const end = all.at(-1)
  return {
    told,
    read: all.length,
    ...(end && { last: [Number(end['createdAt']), Number(end['rowid'])] }),
  }
}

function named(desk: Desk, actor: Actor, proposals: readonly Proposal[]): Proposals {
  const held = proposals.flatMap(({ entity: name, field, by, decidedBy, ...values }) => {
    const entity = knownEntity(desk.registry[name]!, actor)
    return [values.old, values.value, values.now].map((value) => ({
      entity,
      row: { id: values.id, [field]: value, createdBy: by, updatedBy: decidedBy },
    }))
  })
  return { proposals, titles: titlesFor(desk, actor, held) }
}

/** Notes that somebody has looked at what was decided on theirs. */
export function seeDecisions(
  { store, ids, reading }: Pick<Office, 'store' | 'ids' | 'reading'>,
  { user }: Actor,
  asked: readonly string[],
): void {
  const unseen = reading.all(
    visibleRows(entities.proposal, undefined, program)!
      .select('id')
      .where('id', 'in', idsIn(JSON.stringify(asked)))
      .where('createdBy', 'is', user)
      .where('decidedAt', 'is not', null)
      .where('seenAt', 'is', null),
  )
  if (unseen.length === 0) return
  // What somebody has looked at is nothing that they take back.
  store.transact({ id: ids(), source: 'clock', actor: { ...program, user } }, (tx) => {
    for (const { id } of unseen) {
      store.update(tx, entities.proposal, String(id), { seenAt: tx.now })
    }
  })
}
