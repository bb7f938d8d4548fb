import { existsSync, readFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import product from '../../../package.json' with { type: 'json' }
import type { SupportFacts } from '../../../shared/api/housekeeping.ts'
import { migrations } from '../database/migrations/migrations.ts'
import { anyQuery } from '../database/query.ts'
import type { Office } from '../office.ts'

/** Characters of the log that are taken along. */
const enough = 200_000

/** What whoever helps needs to know of an office: versions, the machine, and the log, which holds nothing that people typed. */
export function supportFacts({
  dataDir,
  reading,
}: Pick<Office, 'dataDir' | 'reading'>): SupportFacts {
  const version = anyQuery.selectNoFrom(sql<string>`sqlite_version()`.as('version'))
  const log = join(dataDir, 'host.log')
  return {
    program: product.version,
    schema: migrations.length,
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    sqlite: reading.first(version)?.version ?? '',
    memory: totalmem(),
    log: existsSync(log) ? readFileSync(log, 'utf8').slice(-enough) : '',
  }
}
