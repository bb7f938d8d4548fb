import type { ChangedEvent } from '../../../shared/api/contract.ts'
import { entityNamed } from '../../../shared/entities/registry.ts'
import { dayOf } from '../../../shared/fields/date.ts'
import type { Entity } from '../../../shared/entity.ts'
import { asksOfNow, type Filter } from '../../../shared/filter.ts'
import { knownEntity } from '../../../shared/rights/knownEntity.ts'
import { ancestorsOf, scopeOf } from '../../../shared/rights/rights.ts'
import { readBeside } from '../../../shared/settledFilter.ts'
import { anyQuery, idsIn } from '../database/query.ts'
import { lastSeq } from './changeLog.ts'
import { createListOrder, type ListOrder } from './listOrder.ts'
import { orderedRows, type AskedList, type ListDesk } from './listQueries.ts'
import { orderBy } from './sortKey.ts'

/** The orders of lists, kept and mended while records change. */
export interface KeptOrders {
  /** The order of a list as it is now; undefined when it is not kept. */
  of(list: AskedList): ListOrder | undefined
  /** Keeps an order that was read when the log had so many entries; undefined when too much happened since. */
  keep(list: AskedList, rows: Int32Array<ArrayBuffer>, readAt: number): ListOrder | undefined
  /** Hears what was written, up to an entry of the log; what is kept is brought up to date before the next answer. */
  heard(events: readonly ChangedEvent[], upTo: number): void
}

type Kept = AskedList & { readonly order: ListOrder }

/** Rows whose order is kept, in all lists together; those of the list longest unused go first. */
const keptRows = 8_000_000
/** Lists whose order is kept. */
const keptLists = 16
/** Changed records that are put in their places one by one; after more a list is read anew. */
const placedSingly = 50
/** Rounds of news remembered, for orders that were read before them and come in after. */
const remembered = 100

/** Makes an empty set of orders. */
export function createKeptOrders(desk: ListDesk): KeptOrders {
  const { reading, clock, site } = desk
  const kept = new Map<string, Kept>()
  /** What changed since the kept orders were true: ids by entity, null for more than were named. */
  const changedSince = new Map<string, ReadonlySet<string> | null>()
  const news: { readonly events: readonly ChangedEvent[]; readonly upTo: number }[] = []
  let heardUpTo = 0
  /** Up to where the news was that is not remembered: before anybody listened, and what had to make room. */
  let forgottenUpTo = lastSeq(reading, site)

  const keyOf = ({ actor, entity, filter, sort }: AskedList) =>
    JSON.stringify([
      entity.name,
      filter,
      sort,
      actor.user,
      actor.role,
      actor.rights?.key,
      agesWith(filter, clock.now()),
    ])

  const knownNow = ({ entity, actor }: AskedList) => {
    const now = entityNamed(desk.registry, entity.name)
    return now && knownEntity(now, actor)
  }

  const note = (events: readonly ChangedEvent[]) => {
    for (const { entity, records } of events) {
      const before = changedSince.get(entity)
      const all = records && before !== null ? new Set([...(before ?? []), ...records]) : null
      // More than are placed singly need no names: a list of them is read anew.
      changedSince.set(entity, all && all.size <= placedSingly ? all : null)
    }
  }

  const named = (name: string) => entityNamed(desk.registry, name)

  /** The entity whose names a list is sorted by. */
  const sortedBy = ({ entity, sort }: AskedList) => named(entity.fields[sort.field]?.to ?? '')

  /** Puts changed records where they belong now, or out of the list. Whether that could be done: not when one is erased. */
  const mend = (list: Kept, ids: ReadonlySet<string> | null): boolean => {
    const { entity, order } = list
    if (ids === null || ids.size > placedSingly) return false
    const sorted = (rows: readonly number[]) =>
      reading.numbers(
        anyQuery
          .selectFrom(entity.name)
          .select('rowid')
          .where('rowid', 'in', idsIn(JSON.stringify(rows)))
          .orderBy((eb) => orderBy(eb, desk, list)),
      )
    const changed = reading.numbers(
      anyQuery
        .selectFrom(entity.name)
        .select('rowid')
        .where('id', 'in', idsIn(JSON.stringify([...ids]))),
    )
    if (changed.length < ids.size) return false
    for (const row of changed) order.remove(row)
    const wanted = reading.numbers(
      orderedRows(desk, list, false).where('rowid', 'in', idsIn(JSON.stringify(changed))),
    )
    for (const row of wanted) order.insert(row, sorted)
    return true
  }

  /**
   * Brings the kept orders up to date with what was heard, once no more is written than was heard: between rows that
   * changed and are not heard of yet no place could be found.
   */
  const catchUp = (): void => {
    if (changedSince.size === 0 || lastSeq(reading, site) !== heardUpTo) return
    for (const [key, list] of kept) {
      const ids = changedSince.get(list.entity.name)
      const beside = readBeside(desk.registry, list.entity, list.filter)
      const seen = [list.entity, sortedBy(list), ...[...beside].map(named)]
      const isScattered = [...changedSince.keys()].some(
        (changed) =>
          sortsBy(list, changed) ||
          beside.has(changed) ||
          seen.some((each) => each && decidesOf(desk, list, each, changed)),
      )
      const isOther = knownNow(list) !== list.entity
      if (isOther || isScattered || (ids !== undefined && !mend(list, ids))) kept.delete(key)
    }
    changedSince.clear()
  }

  const makeRoom = (rows: number): void => {
    let there = rows
    for (const { order } of kept.values()) there += order.size
    for (const [key, { order }] of kept) {
      if (kept.size < keptLists && there <= keptRows) return
      there -= order.size
      kept.delete(key)
    }
  }

  const of = (list: AskedList): ListOrder | undefined => {
    catchUp()
    const key = keyOf(list)
    const found = kept.get(key)
    if (found?.entity !== list.entity) return undefined
    kept.delete(key)
    kept.set(key, found)
    return found.order
  }

  return {
    of,
    keep: (list, rows, readAt) => {
      if (readAt < forgottenUpTo) return undefined
      makeRoom(rows.length)
      kept.set(keyOf(list), { ...list, order: createListOrder(rows) })
      // What was heard since is mended with whatever comes next; the other orders lose nothing by hearing it again.
      for (const { events, upTo } of news) if (upTo > readAt) note(events)
      return of(list)
    },
    heard: (events, upTo) => {
      heardUpTo = upTo
      note(events)
      news.push({ events, upTo })
      if (news.length > remembered) forgottenUpTo = news.shift()!.upTo
    },
  }
}

/** Whether what changed may decide which records are somebody's: by what is shared and what they belong to, and by a rule. */
function decidesOf(
  { rules }: ListDesk,
  { actor }: AskedList,
  entity: Entity,
  changed: string,
): boolean {
  const decides = (of: Entity, ...others: readonly string[]): boolean => {
    const scope = scopeOf(of, actor, 'see')
    if (scope === 'all' || scope === 'none') return false
    return ['recordShare', ...others, ...ancestorsOf(actor.rights!, of.name)].includes(changed)
  }
  const ruling = rules[entity.name]?.visibleBy ?? []
  return decides(entity) || ruling.some((each) => decides(each, each.name))
}

/** A list is true for a day; one of missed limits for a minute. */
const agesWith = (filter: Filter | null, now: number) =>
  asksOfNow(filter) ? Math.floor(now / 60_000) : dayOf(now)

/** Whether a list is sorted by names or codes of what changed, so that all of it may stand elsewhere. */
function sortsBy({ entity, sort }: AskedList, changed: string): boolean {
  const spec = entity.fields[sort.field]
  return changed === 'dictionary' ? spec?.dictionary !== undefined : spec?.to === changed
}
