import { dirname } from 'node:path'
import type { Reading } from '../database/handle.ts'
import { handleOn } from '../database/handle.ts'
import { openReader, openWriter, whereWhole } from '../database/open.ts'
import { anyQuery, query } from '../database/query.ts'
import { keepHash } from '../accounts/credentials.ts'
import { carryKeyFile } from '../keys/keyFile.ts'
import { dropKey, holdKey } from '../keys/keyring.ts'
import type { OfficeKey } from '../keys/officeKey.ts'
import { readSetting, writeSetting, type SettingValues } from '../settings.ts'
import type { Erasure, Restored } from './backupRecord.ts'
import { decideReady } from './decideReady.ts'
import { entitiesIn } from './officeCounts.ts'
import { stagedFile } from './stageRestore.ts'

/** What belongs to this install and not to what its office was like at some time. */
const ofInstall = [
  'install',
  'backupPlan',
  'backupPlace',
  'backupSecond',
  'backupFormer',
  'backupKey',
  'backupRecord',
] as const
/** How far numbers were counted here, and with which letters: an install that goes on counting gives none twice. */
const ofCounting = ['place', 'mark'] as const

/**
 * Decides a restore that was laid ready: gives the waiting database what it has to know of today, and a new site, since
 * a site that counts from where it was before would say two things under one number. From then on the next open makes it
 * the office's own.
 */
export function decideRestore({
  dataDir,
  file,
  restored,
  keepErased,
  key,
}: {
  readonly dataDir: string
  /** The office's present file. */
  readonly file: string
  readonly restored: Restored
  /** Whether what was erased for good since is erased again. */
  readonly keepErased: boolean
  /** What the database that waits is encrypted with. */
  readonly key: OfficeKey | null
}): void {
  const staged = stagedFile(dataDir)
  holdKey(dirname(staged), key)
  const [today, waiting] = [
    openReader(file),
    openWriter(staged, { writing: false, erasing: false }),
  ]
  try {
    const [now, then] = [handleOn(today), handleOn(waiting)]
    waiting.transaction(() => {
      then.run(
        query.deleteFrom('setting').where('name', 'in', ['site', 'backupRecord', 'movedFrom']),
      )
      if (restored.safety !== null) {
        // Of a damaged office only what can still be read is known.
        for (const name of ofInstall) whereWhole(() => carry(now, then, name), undefined)
      }
      const counted =
        restored.safety === null
          ? undefined
          : whereWhole(() => readSetting(now, 'caseCounters') ?? {}, undefined)
      if (counted) {
        writeSetting(then, 'caseCounters', furthest(readSetting(then, 'caseCounters'), counted))
        then.run(query.deleteFrom('setting').where('name', 'in', ofCounting))
        for (const name of ofCounting) whereWhole(() => carry(now, then, name), undefined)
      } else writeSetting(then, 'place', null)
      carry(now, then, 'movedFrom')
      if (restored.safety !== null && key) whereWhole(() => carryPasswords(now, then), undefined)
      writeSetting(then, 'restored', restored)
      writeSetting(then, 'syncPaused', true)
      writeSetting(then, 'erasures', keepErased ? whereWhole(() => erasedSince(now, then), []) : [])
    })()
  } finally {
    today.close()
    waiting.close()
    dropKey(dirname(staged))
  }
  carryKeyFile(dataDir, staged)
  decideReady(dataDir)
}

function carry(now: Reading, then: ReturnType<typeof handleOn>, name: keyof SettingValues): void {
  const value = readSetting(now, name)
  if (value !== undefined) writeSetting(then, name, value)
}

/** The key of an encrypted office goes by the passwords of today: they stay what they are. */
function carryPasswords(now: Reading, then: ReturnType<typeof handleOn>): void {
  for (const { user, hash, changedAt } of now.all(query.selectFrom('credential').selectAll()))
    keepHash(then, user, hash, changedAt)
}

/** No number that was given to a case since is given again. */
function furthest(...counted: (SettingValues['caseCounters'] | undefined)[]) {
  const all = counted.flatMap((each) => Object.entries(each ?? {}))
  const kinds = [...new Set(all.map(([kind]) => kind))]
  const highest = (kind: string) =>
    Math.max(...all.filter(([each]) => each === kind).map(([, count]) => count))
  return Object.fromEntries(kinds.map((kind) => [kind, highest(kind)]))
}

/** Records of a backup that were erased for good after it was made, in the order in which they were. */
export function erasedSince(now: Reading, then: Reading): Erasure[] {
  const known = new Set(entitiesIn(then))
  const purged = query
    .selectFrom('change')
    .select(['entity', 'record'])
    .where('kind', '=', 'purge')
    .orderBy('clock')
  const erased = new Map(now.all(purged).map(({ entity, record }) => [record, entity]))
  return [...erased].flatMap(([record, entity]): Erasure[] => {
    const kept = anyQuery.selectFrom(entity).select('id').where('id', '=', record)
    return known.has(entity) && then.first(kept) ? [[entity, record]] : []
  })
}
