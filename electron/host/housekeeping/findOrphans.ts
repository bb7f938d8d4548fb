import { sql, type SqlBool } from 'kysely'
import { entities } from '../../../shared/entities/registry.ts'
import { attachmentName, attachmentNames } from '../attachments/attachmentFiles.ts'
import { usedFiles } from '../attachments/usedFiles.ts'
import type { JobDesk } from '../backup/jobs.ts'
import { handleOn, type Reading } from '../database/handle.ts'
import { openReader } from '../database/open.ts'
import { anyQuery } from '../database/query.ts'
import { keyAt } from '../keys/keyring.ts'
import { registryWithRemoved } from '../records/liveRegistry.ts'

/** A reference of a record that leads nowhere. */
export interface Dangling {
  readonly entity: string
  readonly id: string
  readonly field: string
}

/** What belongs to nothing any more. */
export interface Orphans {
  /** Attachments that no record holds and no history tells of, by the names that they lie under. */
  readonly files: readonly string[]
  readonly dangling: readonly Dangling[]
  /** Records that are gone, and still tagged, shared or known by their phone number. */
  readonly leftovers: number
}

/** Looks for what belongs to nothing, beside whoever works. */
export function findOrphans(
  { dataDir, file }: { readonly dataDir: string; readonly file: string },
  desk: JobDesk,
): Orphans {
  const connection = openReader(file)
  try {
    const reading = handleOn(connection)
    const registry = registryWithRemoved(entities, reading)
    desk.tell('checking')
    const key = keyAt(dataDir)
    // What encrypting left that was killed: nobody has its key any more.
    const strange = key ? [] : attachmentNames(dataDir, true)
    const there = [...attachmentNames(dataDir), ...strange]
    // An encrypted one need not be opened: what it is called follows from its id.
    const used = new Set(
      [...usedFiles(reading, registry, desk.demandGoing)].map((id) => attachmentName(id, key)),
    )
    desk.demandGoing()
    const broken = connection.pragma('foreign_key_check') as Broken[]
    const leftovers = Object.keys(registry).flatMap((entity) =>
      leftoverTables.map((table) =>
        reading.numbers(leftIn(table, entity).select(sql`count(*)`.as('count'))),
      ),
    )
    return {
      files: there.filter((name) => !used.has(name)),
      dangling: broken.flatMap((each) => danglingOf(reading, each)),
      leftovers: leftovers.flat().reduce((sum, count) => sum + count, 0),
    }
  } finally {
    connection.close()
  }
}

interface Broken {
  readonly table: string
  readonly rowid: number
  readonly fkid: number
}

function danglingOf(reading: Reading, { table, rowid, fkid }: Broken): Dangling[] {
  const keys = reading.all<{ from: string }>(
    anyQuery
      .selectFrom(sql<{ from: string; id: number }>`pragma_foreign_key_list(${table})`.as('keys'))
      .select('from')
      .where('id', '=', fkid),
  )
  const row = reading.first(anyQuery.selectFrom(table).select('id').where('rowid', '=', rowid))
  return row && keys[0] ? [{ entity: table, id: String(row['id']), field: keys[0].from }] : []
}

/** Tables beside the records that name them by entity and id. */
export const leftoverTables = ['tagged', 'duplicateKey', 'recordShare'] as const

/** Rows of such a table about records of an entity that are gone. */
export const leftIn = (table: (typeof leftoverTables)[number], entity: string) =>
  anyQuery.selectFrom(table).where('entity', '=', entity).where(isGone(entity))

export const isGone = (entity: string) =>
  sql<SqlBool>`record not in (select id from ${sql.table(entity)})`
