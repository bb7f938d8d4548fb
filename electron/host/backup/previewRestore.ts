import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import type { RestorePreview } from '../../../shared/api/backup.ts'
import { handleOn, type Reading } from '../database/handle.ts'
import { openReader, whereWhole } from '../database/open.ts'
import { anyQuery } from '../database/query.ts'
import { unusable } from './backupTrouble.ts'
import { countLost } from './bringAttachments.ts'
import { keyAt } from '../keys/keyring.ts'
import { erasedSince } from './decideRestore.ts'
import { holdsOther } from './holdsOther.ts'
import type { JobDesk } from './jobs.ts'
import { openBackup } from './openBackup.ts'
import { entitiesIn } from './officeCounts.ts'
import type { RestoreOrder } from './stageRestore.ts'

/** What a backup holds, and what of today a restore of it would change. */
export function previewRestore(
  { dataDir, office, file, ...asked }: RestoreOrder & { readonly file: string },
  desk: JobDesk,
): RestorePreview {
  const copy = join(dataDir, 'preview', 'office.laike')
  rmSync(dirname(copy), { recursive: true, force: true })
  mkdirSync(dirname(copy))
  try {
    const manifest = openBackup(asked, copy, desk)
    if (office !== null && manifest.office.id !== office) throw unusable('backupOther')
    const connection = openReader(copy)
    const today = openReader(file)
    try {
      connection.prepare('attach database ? as today').run(file)
      const reading = handleOn(connection)
      return {
        name: asked.name,
        madeAt: manifest.madeAt,
        office: manifest.office.name,
        program: manifest.program,
        lost: countLost(dataDir, keyAt(dataDir), asked),
        ...whereWhole(() => compared(reading, handleOn(today)), {
          erased: 0,
          differences: null,
        }),
      }
    } finally {
      connection.close()
      today.close()
    }
  } finally {
    rmSync(dirname(copy), { recursive: true, force: true })
  }
}

/** Both at once: of a damaged office nothing is said that is only half known. */
const compared = (
  then: Reading,
  today: Reading,
): Pick<RestorePreview, 'erased' | 'differences'> => ({
  erased: erasedSince(today, then).length,
  differences: entitiesIn(then)
    .map((entity) => differenceOf(then, entity))
    .filter(({ then: before, now }) => before + now > 0),
})

/** Live records then and now, and those that are in one alone, or not the same in both. */
function differenceOf(reading: Reading, entity: string) {
  const then = anyQuery.selectFrom(entity).where('deletedAt', 'is', null)
  const now = anyQuery.withSchema('today').selectFrom(entity).where('deletedAt', 'is', null)
  const all = sql<number>`count(*)`.as('count')
  const both = sql`select count(*) as count from main.${sql.table(entity)} as a join today.${sql.table(entity)} as b on b.id = a.id
    where a."deletedAt" is null and b."deletedAt" is null`
  const count = (query: Parameters<Reading['numbers']>[0]) => reading.numbers(query)[0] ?? 0
  const [thenCount, nowCount] = [count(then.select(all)), count(now.select(all))]
  const inBoth = count({ compile: () => both.compile(anyQuery) })
  const other = holdsOther(reading, entity, 'a', 'b')
  const changed = count({ compile: () => sql`${both} and ${other}`.compile(anyQuery) })
  return {
    entity,
    then: thenCount,
    now: nowCount,
    onlyThen: thenCount - inBoth,
    onlyNow: nowCount - inBoth,
    changed,
  }
}
