import { sql } from 'kysely'
import type { Reading, Writing } from '../database/handle.ts'
import { query } from '../database/query.ts'
import { template } from '../database/template.ts'
import type { ChangeColumns, EventColumns, SealColumns } from '../database/tables.ts'
import { changeDigest, eventDigest, sealHash } from './digest.ts'

/** Seals what a transaction writes into the journal, before it ends: each seal is a hash over the one before it too. */
export interface Sealing {
  /** Forgets what a transaction that failed has written. */
  begin(): void
  change(entry: ChangeColumns): void
  event(event: EventColumns): void
  /** Numbers of what was written so far, to come back to. */
  mark(): Mark
  back(mark: Mark): void
  /** Writes the seal of this transaction, unless there is nothing to seal. */
  write(writing: Writing, at: number): void
  /** Keeps what was sealed; without it the next seal follows on the same one as this. */
  commit(): void
  /** Number of the last event that was sealed. */
  readonly events: number
}

type Mark = readonly [changes: number, events: number]

/** Goes on from the newest seal of a site. */
export function openSealing(reading: Reading, site: string): Sealing {
  let kept: SealColumns = newestSeal(reading, site) ?? {
    site,
    number: 0,
    at: 0,
    changes: 0,
    events: 0,
    hash: '',
  }
  let next = kept
  const changes: string[] = []
  const events: string[] = []
  return {
    begin: () => {
      changes.length = 0
      events.length = 0
      next = kept
    },
    change: (entry) => changes.push(changeDigest(entry)),
    event: (event) => events.push(eventDigest(event)),
    mark: () => [changes.length, events.length],
    back: ([ofChanges, ofEvents]) => {
      changes.length = ofChanges
      events.length = ofEvents
    },
    write: (writing, at) => {
      if (changes.length + events.length === 0) return
      const seal = {
        site,
        number: kept.number + 1,
        at,
        changes: kept.changes + changes.length,
        events: kept.events + events.length,
      }
      next = { ...seal, hash: sealHash(kept.hash, seal, [...changes, ...events]) }
      writing.run(newSeal(next))
    },
    commit: () => {
      kept = next
    },
    get events() {
      return kept.events
    },
  }
}

/** The newest seal of a site; kept elsewhere, it shows later whether anything before it was tampered with. */
export const newestSeal = (reading: Reading, site: string): SealColumns | undefined =>
  reading.first(lastSeal({ site }))

const lastSeal = template((at: { site: string }) =>
  query
    .selectFrom('seal')
    .selectAll()
    .where('site', '=', at.site)
    .orderBy('number', 'desc')
    .limit(sql.lit(1)),
)
const newSeal = template((seal: SealColumns) =>
  query.insertInto('seal').values({
    site: seal.site,
    number: seal.number,
    at: seal.at,
    changes: seal.changes,
    events: seal.events,
    hash: seal.hash,
  }),
)
