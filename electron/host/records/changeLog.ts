import { sql } from 'kysely'
import type { AnyRow, Entity } from '../../../shared/entity.ts'
import type { Clock } from '../../../shared/clock.ts'
import { stampAfter, tick } from '../../../shared/domain/hlc.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { JournalEvent } from '../../../shared/api/journal.ts'
import type { ChangeKind, ChangeSource } from '../../../shared/api/records.ts'
import type { Reading, Writing } from '../database/handle.ts'
import { query } from '../database/query.ts'
import { template } from '../database/template.ts'
import type { ChangeColumns, EventColumns } from '../database/tables.ts'
import { newSalt } from '../journal/salt.ts'
import { openSealing } from '../journal/sealing.ts'
import type { Actor } from './access.ts'
import type { MissedField, Recency } from './searchIndex.ts'

/** What one person did at once: everything in it is undone together. */
export interface Act {
  readonly id: string
  readonly source: ChangeSource
  readonly actor: Actor
  /** The act that it takes back. */
  readonly undoes?: string
  /** It goes over many records: none of them counts as worked on just now, and search keeps them where they are. */
  readonly many?: boolean
  /** Nothing of it is logged, and all of it is worked out anew after a power cut: the disk is not waited for. */
  readonly unforced?: boolean
  /** It is written even while the office is shut. */
  readonly whileShut?: boolean
}

/** A transaction of the writer, with the act it serves and the moment it stands for. */
export interface Transaction extends Writing {
  readonly act: Act
  /** UTC milliseconds. */
  readonly now: number
  /** Logs a change of one record; `fields` are old and new values. */
  log(entity: string, record: string, kind: ChangeKind, fields: LoggedFields): void
  /** Notes something in the journal that is no change of a record. */
  note(event: JournalEvent): void
  /** Notes that open views have to read a record again. */
  touch(entity: string, record: string): void
  /** The number of a record that is changed now, in the order of changes; null where search does not look. */
  nextRecency(entity: Entity): number | null
  /** Notes that a record's place in the search index is to be written before the transaction ends. */
  indexLater(entity: Entity, row: AnyRow, recency: Recency): void
  /** Notes that what a field has missed is to be indexed again before the transaction ends. */
  indexMissedLater(missed: MissedField): void
  /** Does something that may be refused: what it wrote before it throws is taken back, the rest stays. */
  attempt<T>(work: () => T): T
}

/** The same transaction with the program's rights; what it writes is still the person's. */
export const asProgram = (tx: Transaction): Transaction => ({
  ...tx,
  act: { ...tx.act, actor: { ...tx.act.actor, role: 'program' } },
})

export type LoggedFields = Readonly<
  Record<string, { readonly old: unknown; readonly new: unknown }>
>

/** What a transaction does beside the log. */
type Tools = Pick<
  Transaction,
  'touch' | 'attempt' | 'nextRecency' | 'indexLater' | 'indexMissedLater'
>

export interface ChangeLog {
  /** Id of this install; a restore or a copy of the file takes a new one. */
  readonly site: string
  /** Opens the log for one transaction of the writer. */
  begin(writing: Writing, act: Act, tools: Tools): Transaction
  /** Seals what was logged and noted, as the last thing before the transaction ends. */
  seal(writing: Writing): void
  /** Keeps what `begin` counted on; without it the next transaction counts from where it was. Answers with the last number. */
  commit(): number
}

/**
 * The append-only log keyed (site, seq), beside a table of the clock of each cell that was ever
 * overwritten. A record's other cells are as old as its first entry. One stamp serves a transaction,
 * unless it overwrites something stamped later: then that stamp plus one.
 */
export function openChangeLog(reading: Reading, site: string, clock: Clock): ChangeLog {
  const last = reading.first(lastEntry({ site }))
  let kept = { seq: last?.seq ?? 0, stamp: last?.clock ?? 0 }
  let { seq, stamp } = kept
  const sealing = openSealing(reading, site)
  let noted = 0
  let moment = 0

  return {
    site,
    commit: () => {
      kept = { seq, stamp }
      sealing.commit()
      return seq
    },
    seal: (writing) => sealing.write(writing, moment),
    begin: (writing, act, { attempt, ...tools }) => {
      const { touch } = tools
      const now = clock.now()
      seq = kept.seq
      stamp = tick(kept.stamp, now)
      moment = now
      noted = sealing.events
      sealing.begin()
      return {
        ...writing,
        act,
        now,
        ...tools,
        attempt: (work) => {
          const before = { seq, stamp, noted }
          const mark = sealing.mark()
          try {
            return attempt(work)
          } catch (error) {
            ;({ seq, stamp, noted } = before)
            sealing.back(mark)
            throw error
          }
        },
        log: (entity, record, kind, fields) => {
          if (act.unforced) throw new Error('What is logged has to be on the disk')
          const overwritten =
            kind === 'create' ? {} : clocksOf(writing, record, Object.keys(fields))
          for (const over of Object.values(overwritten)) if (over >= stamp) stamp = stampAfter(over)
          seq += 1
          const entry: ChangeColumns = {
            site,
            seq,
            clock: stamp,
            at: now,
            user: act.actor.user,
            act: act.id,
            source: act.source,
            entity,
            record,
            kind,
            fields: JSON.stringify(
              Object.fromEntries(
                Object.entries(fields).map(([name, { old, new: next }]) => [
                  name,
                  kind === 'create' ? [null, next] : [old ?? null, next ?? null, overwritten[name]],
                ]),
              ),
            ),
            salt: newSalt(),
            digest: null,
          }
          writing.run(newEntry(entry))
          sealing.change(entry)
          if (kind !== 'create') {
            for (const field of Object.keys(fields)) {
              writing.run(newClock({ record, field, clock: stamp, site }))
            }
          }
          touch(entity, record)
        },
        note: ({ kind, entity, record, detail }) => {
          noted += 1
          const event: EventColumns = {
            site,
            seq: noted,
            at: now,
            user: act.actor.user,
            act: act.id,
            source: act.source,
            kind,
            entity: entity ?? null,
            record: record ?? null,
            detail: JSON.stringify(detail ?? {}),
          }
          writing.run(query.insertInto('event').values(event))
          sealing.event(event)
        },
      }
    },
  }
}

// Stamps of one site only grow: its last entry has its highest.
const lastEntry = template((at: { site: string }) =>
  query
    .selectFrom('change')
    .select(['seq', 'clock'])
    .where('site', '=', at.site)
    .orderBy('seq', 'desc')
    .limit(sql.lit(1)),
)
const newEntry = template((entry: ChangeColumns) =>
  query.insertInto('change').values({
    site: entry.site,
    seq: entry.seq,
    clock: entry.clock,
    at: entry.at,
    user: entry.user,
    act: entry.act,
    source: entry.source,
    entity: entry.entity,
    record: entry.record,
    kind: entry.kind,
    fields: entry.fields,
    salt: entry.salt,
  }),
)
const entryOf = template((at: { record: string }) =>
  query.selectFrom('change').select('seq').where('record', '=', at.record),
)
const authorOf = template((at: { act: string }) =>
  query.selectFrom('change').select('user').where('act', '=', at.act),
)
const oldestOf = template((at: { record: string }) =>
  query.selectFrom('change').select('clock').where('record', '=', at.record).orderBy('clock'),
)
const newClock = template(
  ({
    record,
    field,
    clock,
    site,
  }: {
    record: string
    field: string
    clock: number
    site: string
  }) =>
    query
      .insertInto('cell')
      .values({ record, field, clock, site })
      .onConflict((conflict) => conflict.columns(['record', 'field']).doUpdateSet({ clock, site })),
)
const cellsOf = template((at: { record: string }) =>
  query.selectFrom('cell').select(['field', 'clock']).where('record', '=', at.record),
)

/** How far the log of an install goes: the number of its last entry, 0 when there is none. */
export function lastSeq(reading: Reading, site: string): number {
  return reading.first(lastEntry({ site }))?.seq ?? 0
}

/** Throws a `conflict` failure for the id of an act that somebody else did: what one person did is undone by one. */
export function demandOwnAct(reading: Reading, { id, actor }: Act): void {
  const before = reading.first(authorOf({ act: id }))
  if (before && before.user !== actor.user) throw failure('conflict', problem([], 'unexpected'))
}

/** Whether the log has an entry of a record, of whatever entity, though it was erased since. */
export function isLogged(reading: Reading, record: string): boolean {
  return reading.first(entryOf({ record })) !== undefined
}

/** Clocks of the values that are about to be overwritten. */
function clocksOf(
  reading: Reading,
  record: string,
  fields: readonly string[],
): Record<string, number> {
  const cells = new Map(reading.all(cellsOf({ record })).map((cell) => [cell.field, cell.clock]))
  const born = fields.every((field) => cells.has(field))
    ? 0
    : (reading.first(oldestOf({ record }))?.clock ?? 0)
  return Object.fromEntries(fields.map((field) => [field, cells.get(field) ?? born]))
}
