import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Database as Connection } from 'better-sqlite3'
import { v7 } from 'uuid'
import { systemClock, type Clock } from '../../shared/clock.ts'
import { checkRegistry, entities, type Registry } from '../../shared/entities/registry.ts'
import { createRightsDesk, type RightsDesk } from './accounts/rightsDesk.ts'
import { seedRoles } from './accounts/seedRoles.ts'
import { attachmentFile } from './attachments/attachmentFiles.ts'
import { backUpBeforeUpgrade, nameOffice } from './backup/backUpBeforeUpgrade.ts'
import { backlogOn } from './database/checkpoints.ts'
import { handleOn, type Reading } from './database/handle.ts'
import { migrate } from './database/migrate.ts'
import {
  migrations as shippedMigrations,
  type Migration,
} from './database/migrations/migrations.ts'
import {
  asOpenFailure,
  openFailure,
  openReader,
  openReasonOf,
  openWriter,
} from './database/open.ts'
import { createJournal, type Journal } from './journal/journal.ts'
import { program } from './records/access.ts'
import { openChangeLog } from './records/changeLog.ts'
import { createChanged, type Changed } from './records/changed.ts'
import { rebuildSearch, searchIsCurrent } from './records/searchIndex.ts'
import { createStore, type Store } from './records/store.ts'
import { createTending } from './records/tendSearch.ts'
import { createLiveRegistry, registryWithRemoved } from './records/liveRegistry.ts'
import { rules as shippedRules } from './rules/rules.ts'
import type { Rules } from './rules/rule.ts'
import { seedService } from './service/seedService.ts'
import { readSetting } from './settings.ts'
import { placeOf, settleSite } from './site.ts'

/** An open office: what the procedures, imports and samples work with. */
export interface Office {
  readonly dataDir: string
  /** Path of the database file. */
  readonly file: string
  /** The entities as they are at this moment: who keeps the office asks it again, and does not keep the answer. */
  readonly registry: Registry
  /** The same with the custom fields that were removed: the past still tells of them. */
  readonly registryEver: Registry
  readonly rules: Rules
  readonly clock: Clock
  /** Makes a new id. */
  readonly ids: () => string
  readonly reading: Reading
  readonly store: Store
  readonly journal: Journal
  /** Id of this install in the change log. */
  readonly site: string
  readonly changed: Changed
  /** What people may. */
  readonly rights: RightsDesk
  /** Makes the index of search a little quicker, where writing has left it in parts; whether there is more to do. */
  readonly tendSearch: () => boolean
  /** Pages of the log of writes that were not carried into the file yet, beside whoever writes. */
  readonly backlog: () => number
  close(): void
}

export interface OfficeOptions {
  readonly dataDir: string
  readonly clock?: Clock
  readonly ids?: () => string
  readonly registry?: Registry
  readonly rules?: Rules
  readonly migrations?: readonly Migration[]
  /** A copy that is thrown away again: no backup of it is made before an upgrade. */
  readonly passing?: boolean
  /** It was moved to this folder and is opened for the first time. */
  readonly isMoved?: boolean
}

/** Name of the database file in a data folder. */
export const officeFile = 'office.laike'

/**
 * Opens the office in a folder, made when it is not there, and brings its file up to date.
 * Throws an `OpenFailure` that says why when it can't.
 */
export function openOffice(options: OfficeOptions): Office {
  const {
    dataDir,
    clock = systemClock,
    ids = v7,
    registry: declared = entities,
    rules = shippedRules,
    isMoved = false,
  } = options
  checkRegistry(declared)
  makeFolder(dataDir)
  const file = join(dataDir, officeFile)
  const guard = { writing: false, erasing: false }
  const connection = openWriter(file, guard)
  let reader: Connection | undefined
  try {
    const writing = handleOn(connection)
    migrate(connection, options.migrations ?? shippedMigrations, guard, () => {
      if (!options.passing)
        backUpBeforeUpgrade(writing, { dataDir, file }, { now: clock.now(), ids })
    })
    const place = placeOf(dataDir, officeFile)
    const settle = () => settleSite(writing, place, ids, isMoved)
    const site = connection.transaction(settle).immediate()
    nameOffice(writing, ids)
    if (!searchIsCurrent(writing)) {
      const searched = registryWithRemoved(declared, writing)
      connection.transaction(() => rebuildSearch(writing, searched)).immediate()
    }
    const registry = createLiveRegistry(declared, writing)
    const reads = (reader = openReader(file))
    const reading = handleOn(reads)
    const changed = createChanged()
    const changeLog = openChangeLog(writing, site, clock)
    const store = createStore({
      connection,
      writing,
      guard,
      registry,
      rules,
      changeLog,
      changed,
      hasAttachment: (id) => existsSync(attachmentFile(dataDir, id)),
    })
    // An office that was set up before there were cases or roles.
    if (readSetting(writing, 'protection') !== undefined) {
      store.transact({ id: ids(), source: 'setUp', actor: program }, (tx) => {
        const locale = readSetting(tx, 'locale') ?? 'zh-CN'
        seedService(store, tx, locale)
        seedRoles(store, tx, locale)
      })
    }
    return {
      dataDir,
      file,
      get registry() {
        return registry.now
      },
      get registryEver() {
        return registryWithRemoved(declared, reading)
      },
      rules,
      clock,
      ids,
      reading,
      store,
      journal: createJournal({ store, reading, site, ids }),
      site,
      changed,
      rights: createRightsDesk(reading, () => registry.now, changed),
      backlog: backlogOn(connection),
      tendSearch: createTending(writing, () => registry.now),
      close: () => {
        reads.close()
        // All of it in one file: somebody may copy that alone.
        connection.pragma('wal_checkpoint(TRUNCATE)')
        connection.close()
      },
    }
  } catch (error) {
    reader?.close()
    connection.close()
    throw asOpenFailure(error, file)
  }
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true })
  } catch (error) {
    throw openReasonOf(error) ? error : openFailure('unwritable', `${dataDir} can't be made`, error)
  }
}
