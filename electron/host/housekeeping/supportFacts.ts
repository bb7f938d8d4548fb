import { existsSync, readFileSync } from 'node:fs'
import { homedir, totalmem } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import product from '../../../package.json' with { type: 'json' }
import type { SupportFacts } from '../../../shared/api/housekeeping.ts'
import { migrations } from '../database/migrations/migrations.ts'
import { handleOn, type Reading } from '../database/handle.ts'
import { openReader } from '../database/open.ts'
import { anyQuery, query } from '../database/query.ts'
import type { Office } from '../office.ts'
import { countRecords } from '../backup/officeCounts.ts'
import { readSetting, type SettingValues } from '../settings.ts'

/** Characters of the log that are taken along. */
const enough = 200_000

/** Settings that hold no words of the office's own. */
const plain = [
  'locale',
  'protection',
  'autoLock',
  'backupPlan',
  'backupRecord',
  'syncPaused',
  'gramVersion',
  'clocksAsked',
  'clocksCounted',
  'followUp',
] as const satisfies readonly (keyof SettingValues)[]

/** What whoever helps needs to know of an office: versions, the machine, and the log, which holds nothing that people typed. */
export function supportFacts({ dataDir, file }: Pick<Office, 'dataDir' | 'file'>): SupportFacts {
  const connection = openReader(file)
  try {
    return factsIn(handleOn(connection), dataDir)
  } finally {
    connection.close()
  }
}

function factsIn(reading: Reading, dataDir: string): SupportFacts {
  const version = anyQuery.selectNoFrom(sql<string>`sqlite_version()`.as('version'))
  const log = join(dataDir, 'host.log')
  return {
    program: product.version,
    schema: migrations.length,
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    sqlite: reading.first(version)?.version ?? '',
    memory: totalmem(),
    counts: countRecords(reading),
    settings: {
      ...Object.fromEntries(plain.map((name) => [name, readSetting(reading, name) ?? null])),
      backupsEncrypted: Boolean(readSetting(reading, 'backupKey')),
      placeChosen: Boolean(readSetting(reading, 'backupPlace')),
      secondPlace: Boolean(readSetting(reading, 'backupSecond')),
      restored: readSetting(reading, 'restored') !== undefined,
      moved: readSetting(reading, 'movedFrom') !== undefined,
    },
    customFields: reading
      .all(
        query.selectFrom('customField').select(['entity', 'kind']).where('deletedAt', 'is', null),
      )
      .map(({ entity, kind }) => `${entity}: ${kind}`),
    log: existsSync(log) ? withoutPlaces(readFileSync(log, 'utf8').slice(-enough), dataDir) : '',
  }
}

/** Folders are often called after people. */
const withoutPlaces = (text: string, dataDir: string): string =>
  [dataDir, homedir()]
    .filter((folder) => folder.length > 1)
    .reduce((left, folder) => left.replaceAll(folder, '…'), text)
