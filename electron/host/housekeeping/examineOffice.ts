import { statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Examination, ExaminedEntity } from '../../../shared/api/housekeeping.ts'
import { entities, type Registry } from '../../../shared/entities/registry.ts'
import type { Entity } from '../../../shared/entity.ts'
import { attachmentName, attachmentNames } from '../attachments/attachmentFiles.ts'
import { isWhole } from '../attachments/bringToForm.ts'
import type { JobDesk } from '../backup/jobs.ts'
import { handleOn, type Reading } from '../database/handle.ts'
import { openReader } from '../database/open.ts'
import { anyQuery } from '../database/query.ts'
import { keyAt } from '../keys/keyring.ts'
import { createLiveRegistry } from '../records/liveRegistry.ts'
import { searchedFields } from '../records/searchedFields.ts'
import { gramTable } from '../records/searchIndex.ts'
import { fileParts, growth } from './statistics.ts'

/** Looks through the whole office beside whoever works in it, and changes nothing. */
export function examineOffice(
  { dataDir, file, now }: { readonly dataDir: string; readonly file: string; readonly now: number },
  desk: JobDesk,
): Examination {
  const connection = openReader(file)
  try {
    const reading = handleOn(connection)
    const registry = createLiveRegistry(entities, reading).now
    desk.tell('checking')
    const verdicts = connection.pragma('integrity_check') as { integrity_check: string }[]
    const faults = verdicts.filter((each) => each.integrity_check !== 'ok').length
    desk.demandGoing()
    const dangling = (connection.pragma('foreign_key_check') as unknown[]).length
    const examined = Object.values(registry).map((entity) => {
      desk.demandGoing()
      return examineEntity(reading, entity)
    })
    const pragma = (name: string) => Number(connection.pragma(name, { simple: true }))
    return {
      faults,
      dangling,
      entities: examined.filter(({ live, deleted, astray }) => live + deleted + astray > 0),
      attachments: examineAttachments(dataDir, namedAttachments(reading, registry), desk),
      file: {
        // With what still waits in the log of writes.
        bytes: pragma('page_count') * pragma('page_size'),
        free: pragma('freelist_count') * pragma('page_size'),
        changes: countOf(reading, anyQuery.selectFrom('change')),
        parts: fileParts(reading, registry),
      },
      months: growth(reading, now),
    }
  } finally {
    connection.close()
  }
}

const countOf = (reading: Reading, rows: ReturnType<typeof anyQuery.selectFrom<string>>): number =>
  reading.numbers(rows.select(sql`count(*)`.as('count')))[0] ?? 0

function examineEntity(reading: Reading, entity: Entity): ExaminedEntity {
  const rows = anyQuery.selectFrom(entity.name)
  return {
    entity: entity.name,
    live: countOf(reading, rows.where('deletedAt', 'is', null)),
    deleted: countOf(reading, rows.where('deletedAt', 'is not', null)),
    astray: searchedFields(entity).length > 0 ? astrayIn(reading, entity) : 0,
  }
}

/** FTS5 keeps a row for each of its entries, under the number that the record has. */
function astrayIn(reading: Reading, entity: Entity): number {
  const entries = `${gramTable(entity)}_docsize`
  const numbered = anyQuery.selectFrom(entity.name).where('recency', 'is not', null)
  const unfound = numbered.where('recency', 'not in', anyQuery.selectFrom(entries).select('id'))
  const gone = anyQuery.selectFrom(entries).where('id', 'not in', numbered.select('recency'))
  return countOf(reading, unfound) + countOf(reading, gone)
}

/** Ids of the attachments that records name, those in the recycle bin too. */
function namedAttachments(reading: Reading, registry: Registry): Set<string> {
  const named = new Set<string>()
  for (const entity of Object.values(registry)) {
    for (const [field, { kind }] of Object.entries(entity.fields)) {
      if (kind !== 'attachments') continue
      const held = anyQuery.selectFrom(entity.name).select(field).where(field, 'is not', null)
      for (const row of reading.all(held)) {
        for (const { id } of JSON.parse(String(row[field])) as { id: string }[]) named.add(id)
      }
    }
  }
  return named
}

function examineAttachments(dataDir: string, named: ReadonlySet<string>, desk: JobDesk) {
  const key = keyAt(dataDir)
  const there = attachmentNames(dataDir)
  const wanted = new Set([...named].map((id) => attachmentName(id, key)))
  let [bytes, damaged] = [0, 0]
  for (const [done, name] of there.entries()) {
    desk.demandGoing()
    desk.tell('attachments', done, there.length)
    const path = join(dataDir, 'attachments', name)
    bytes += statSync(path).size
    if (!isWhole(path, name, key)) damaged += 1
  }
  const kept = new Set(there)
  return {
    count: there.length,
    bytes,
    damaged,
    missing: [...wanted].filter((name) => !kept.has(name)).length,
    unused: there.filter((name) => !wanted.has(name)).length,
  }
}
