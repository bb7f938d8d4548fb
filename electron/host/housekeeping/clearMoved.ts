import { existsSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { failure, problem } from '../../../shared/failure.ts'
import { ownPlace } from '../backup/places.ts'
import { isChosen } from '../backup/secondPlace.ts'
import { handleOn, type Reading } from '../database/handle.ts'
import { asOpenFailure, openReader, openReasonOf } from '../database/open.ts'
import { query } from '../database/query.ts'
import type { ChangeColumns } from '../database/tables.ts'
import { flushFolder } from '../flush.ts'
import { readKeyFile } from '../keys/keyFile.ts'
import { keyAt } from '../keys/keyring.ts'
import type { OfficeKey } from '../keys/officeKey.ts'
import { isWithin } from '../networkPlace.ts'
import { lockOffice, type OfficeLock } from '../officeLock.ts'
import { readSetting } from '../settings.ts'
import { isLeftBehind, sizeOf } from './moveOffice.ts'

/**
 * Takes away what an office left in the folder that it was moved from, and answers with the bytes that are free then. Refuses
 * where the office itself lies there, another one is open, or this or another install keeps its backups there by now.
 */
export function clearMoved({
  from,
  dataDir,
  home,
}: {
  readonly from: string
  readonly dataDir: string
  readonly home: string
}): number {
  if (!existsSync(from)) return 0
  const [old, present, start] = [from, dataDir, home].map((path) => realpathSync.native(path)) as [
    string,
    string,
    string,
  ]
  const isOwn = isWithin(old, present) || isWithin(present, old)
  // Where it is looked for it may have lain before, and then only the sign stays there.
  if (isOwn || (old !== start && isWithin(old, start))) {
    throw failure('invalid', problem([], 'oldFolderInUse'))
  }
  if (isChosen(ownPlace(old))) {
    throw failure('invalid', problem([], 'oldFolderBackups'))
  }
  const lock = lockOld(old)
  try {
    demandLeft(old, present)
    const bytes = sizeOf(old)
    for (const name of readdirSync(old).filter(isLeftBehind)) {
      rmSync(join(old, name), { recursive: true, force: true })
    }
    flushFolder(old)
    return bytes
  } finally {
    lock.release()
  }
}

/** What lies there has to be what this office was before: somebody may have worked there since, or put another in its place. */
function demandLeft(old: string, present: string): void {
  const [left, own] = [old, present].map((folder) => join(folder, 'office.laike')) as [
    string,
    string,
  ]
  if (!existsSync(left)) return
  const key = keyAt(present)
  // It may have been encrypted since, or be encrypted no more.
  const before = stateIfOpen(left, key) ?? stateIfOpen(left, null)
  const isLeft = looking(own, key, (now) =>
    before
      ? readSetting(now, 'office') === before.office && before.ends.every(isKnownTo(now))
      : readSetting(now, 'office') === readKeyFile(old)?.office.id,
  )
  if (!isLeft) throw failure('invalid', problem([], 'oldFolderOther'))
}

/** The last entry of each site in a log. */
const ends = query
  .selectFrom('change')
  .select(['site', 'clock', 'act', ({ fn }) => fn.max('seq').as('seq')])
  .groupBy('site')

/** Whether another log has an entry too: then it has all that the same site wrote before. */
const isKnownTo =
  (reading: Reading) =>
  ({ site, seq, clock, act }: Pick<ChangeColumns, 'site' | 'seq' | 'clock' | 'act'>): boolean => {
    const at = query.selectFrom('change').select(['clock', 'act'])
    const same = reading.first(at.where('site', '=', site).where('seq', '=', seq))
    return same?.clock === clock && same.act === act
  }

function stateIfOpen(file: string, key: OfficeKey | null) {
  try {
    return looking(file, key, (reading) => ({
      office: readSetting(reading, 'office'),
      ends: reading.all(ends),
    }))
  } catch (error) {
    if (openReasonOf(error) !== 'damaged') throw error
    return undefined
  }
}

function looking<T>(file: string, key: OfficeKey | null, work: (reading: Reading) => T): T {
  const connection = openReader(file, { key })
  try {
    return work(handleOn(connection))
  } catch (error) {
    throw asOpenFailure(error, file)
  } finally {
    connection.close()
  }
}

function lockOld(folder: string): OfficeLock {
  try {
    return lockOffice(folder)
  } catch (error) {
    if (openReasonOf(error) !== 'inUse') throw error
    throw failure('invalid', problem([], 'oldFolderInUse'))
  }
}
