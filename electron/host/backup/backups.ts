import type { BackupReason, OpenedBackup, RestorePreview } from '../../../shared/api/backup.ts'
import { isBackupDue, isRehearsalDue, shippedBackupPlan } from '../../../shared/domain/backupDue.ts'
import type { JournalEvent } from '../../../shared/api/journal.ts'
import { failure, failureOf, problem } from '../../../shared/failure.ts'
import type { Every } from '../every.ts'
import type { Log } from '../log.ts'
import type { Office } from '../office.ts'
import { program, type Actor } from '../records/access.ts'
import { readSetting, writeSetting, type SettingValues } from '../settings.ts'
import { ownZone } from './backupNames.ts'
import type { BackupRecord } from './backupRecord.ts'
import { everyPlace, keepingPlaces, ownPlace } from './places.ts'
import type { JobWatch, RunJob } from './runJob.ts'
import { demandUndecided, withdrawSwap } from './swapOffice.ts'
import { closePast } from './unpackPast.ts'

/** A backup that somebody means. */
export interface BackupPick {
  readonly place: string
  readonly name: string
  readonly passphrase?: string | undefined
}

/** A backup that somebody wants restored. */
export interface RestoreAsked extends BackupPick {
  /** Whether what was erased for good since stays erased. */
  readonly keepErased: boolean
}

/** By which the office is shut to everybody, and opened again. */
export interface Gate {
  readonly isShut: boolean
  shut(isShut: boolean): void
}

/** The backups of an open office: made one at a time, by the clock, by hand and before what goes over much. */
export interface Backups {
  /** Folder that keeps the newest. */
  readonly place: string
  /** Every folder that they may be kept in, that of the newest first; the second place is not among them. */
  readonly places: readonly [string, ...string[]]
  /** How many of before anybody can read, wherever they are kept. */
  countPlain(): Promise<number>
  readonly run: RunJob
  /** Whether one is being made, tried or copied at this moment. */
  readonly busy: boolean
  /** Makes one, and brings it to the second place. Rejects with the sentence about why it could not be. */
  make(reason: BackupReason, watch?: JobWatch, by?: Actor): Promise<string>
  /**
   * Makes one before something large, unless nothing was changed since the last. What is wrong is remembered and told; it
   * stops only what can't be taken back.
   */
  before(reason: BackupReason, signal?: AbortSignal): Promise<void>
  /** Tries whether the newest one could be restored. Rejects with the sentence about why it could not. */
  rehearse(watch?: JobWatch): Promise<void>
  /** Tells what a backup holds, and what of today a restore of it would change. */
  preview(asked: BackupPick, watch?: JobWatch): Promise<RestorePreview>
  /**
   * Puts a backup in the place of what is there: lays it ready, shuts the office, keeps a backup of today, and leaves the
   * rest to the next open. The office is open again where it comes to nothing.
   */
  restore(asked: RestoreAsked, gate: Gate, by: Actor, watch?: JobWatch): Promise<void>
  /** Unpacks a backup to be looked into beside today; one that was open before is closed. */
  open(asked: BackupPick, watch?: JobWatch): Promise<OpenedBackup>
  /** The backup that is open; null when none is. */
  readonly opened: OpenedBackup | null
  /** Closes it. */
  shutPast(): void
  /** Does whatever is due. */
  look(): Promise<void>
  /** Makes one, and removes those of before that anybody can read, wherever they are kept. Answers how many went. */
  clearPlain(watch: JobWatch, by: Actor): Promise<number>
  /** Waits for its turn: nothing else is done to backups meanwhile, but what `make` makes within it. */
  alone<T>(work: (make: Backups['make']) => Promise<T>): Promise<T>
  stop(): Promise<void>
}

/** What nothing brings back but a backup. */
const isNeeded: ReadonlySet<BackupReason> = new Set(['purge', 'cleanUp', 'merge', 'restore'])

/** After so many milliseconds it is looked again whether the second place is there. */
const lookAgain = 10 * 60_000

/** Keeps the backups of an office. */
export function startBackups(
  office: Office,
  parts: {
    readonly run: RunJob
    readonly every: Every
    readonly log: Log
    readonly signal: AbortSignal
  },
): Backups {
  const { every, log, signal } = parts
  const { dataDir, clock, reading, store, ids } = office
  const own = ownPlace(dataDir)
  let line: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let changed = true
  let looking = false
  let lookedForSecond = 0
  let opened: OpenedBackup | null = null

  /** Nothing outlives the office. */
  const run: RunJob = (job, asked, watch = {}) =>
    parts.run(job, asked, {
      ...watch,
      signal: AbortSignal.any([signal, ...(watch.signal ? [watch.signal] : [])]),
    })
  const setting = <K extends keyof SettingValues>(name: K) => readSetting(reading, name)
  const record = () => setting('backupRecord') ?? {}
  const placeOfLast = () => record().place ?? own
  const install = () => ({ install: setting('install') ?? '', now: clock.now() })
  const key = () => setting('backupKey') ?? null

  const note = (next: BackupRecord, event?: JournalEvent, actor = program) =>
    store.transact({ id: ids(), source: 'clock', actor, whileShut: true }, (tx) => {
      writeSetting(tx, 'backupRecord', next)
      if (event) tx.note(event)
      tx.touch('backup', 'record')
    })
  /** Remembers what went wrong, in the words of an expected failure; a defect is for whoever mends it. */
  const noteTrouble = (error: unknown, noted: (problem: string) => BackupRecord) => {
    const expected = failureOf(error)
    if (signal.aborted || expected?.kind === 'cancelled') return
    if (!expected) log.defect('backup', 'backups', error)
    const problem = expected?.problems[0]?.key ?? 'unexpected'
    try {
      note(noted(problem), { kind: 'backupFailed', detail: { problem } })
    } catch (trouble) {
      // An office that is damaged can't take it, and what was wrong is told all the same.
      log.defect('backup', 'noteTrouble', trouble)
    }
  }

  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    waiting += 1
    const turn = line.then(work).finally(() => (waiting -= 1))
    line = turn.catch(() => undefined)
    return turn
  }

  const make: Backups['make'] = async (reason, watch = {}, by = program) => {
    const hadChanged = changed
    changed = false
    try {
      const chosen = setting('backupPlace') ?? null
      const isAway = chosen !== null && !(await run('isThere', chosen))
      const place = chosen && !isAway ? chosen.path : own
      const order = {
        ...{ dataDir, file: office.file, place, reason },
        ...{ install: install().install, at: clock.now(), key: key() },
        isDoubted: record().rehearsal?.problem !== undefined,
      }
      const { name } = await run('make', order, watch)
      const { second, rehearsal } = record()
      const kept = { ...(place !== own && { place }), ...(isAway && { isAway }) }
      const done = { name, doneAt: clock.now() }
      note(
        { ...done, ...kept, ...(second && { second }), ...(rehearsal && { rehearsal }) },
        { kind: 'backupMade', detail: { reason } },
        by,
      )
      for (const each of new Set([place, own])) await run('clear', { place: each, ...install() })
      // Everybody waits for a restore: what it keeps of today gets to the second place later.
      if (reason !== 'restore') await bring(name, watch)
      return name
    } catch (error) {
      changed ||= hadChanged
      noteTrouble(error, (problem) => ({ ...record(), failedAt: clock.now(), problem }))
      throw error
    }
  }

  /** What is wrong with the second place is not wrong with the backup. */
  const bring = async (name: string, watch: JobWatch): Promise<void> => {
    const to = setting('backupSecond') ?? null
    if (!to) return
    lookedForSecond = clock.now()
    try {
      const isThere = await run('bring', { from: placeOfLast(), to, name, ...install() }, watch)
      if (isThere) note({ ...record(), second: { at: clock.now(), name } })
    } catch (error) {
      noteTrouble(error, (problem) => ({ ...record(), second: { ...record().second, problem } }))
    }
  }

  const rehearse = async (watch: JobWatch): Promise<void> => {
    const { name } = record()
    if (name === undefined) return
    try {
      await run('rehearse', { dataDir, place: placeOfLast(), name, key: key() }, watch)
      note({ ...record(), rehearsal: { at: clock.now(), name } })
    } catch (error) {
      noteTrouble(error, (problem) => ({
        ...record(),
        rehearsal: { at: clock.now(), name, problem },
      }))
      throw error
    }
  }

  const clearPlain = async (watch: JobWatch, by: Actor): Promise<number> => {
    await make('manual', watch, by)
    const count = await run('clearPlain', {
      dataDir,
      places: everyPlace(reading, dataDir),
      ...install(),
    })
    note(record(), { kind: 'plainBackupsCleared', detail: { count } }, by)
    return count
  }

  /** Before the office is set up a backup of any may come in. */
  const orderOf = (backup: BackupPick) => {
    const isSetUp = setting('protection') !== undefined
    return { ...backup, dataDir, key: key(), office: isSetUp ? (setting('office') ?? '') : null }
  }

  /** A backup of today; of a damaged office that none can be made of, all that lies there. */
  const keepToday = async ({ onProgress }: JobWatch, by: Actor): Promise<string> => {
    try {
      return await make('restore', { ...(onProgress && { onProgress }) }, by)
    } catch (error) {
      if (failureOf(error)?.problems[0]?.key !== 'backupOfficeDamaged') throw error
      return run('setAside', { dataDir, at: clock.now() })
    }
  }

  const restore = async (
    asked: RestoreAsked,
    gate: Gate,
    by: Actor,
    watch: JobWatch,
  ): Promise<void> => {
    const { keepErased, ...backup } = asked
    demandUndecided(dataDir)
    if (gate.isShut) throw failure('gone', problem([], 'hostGone'))
    const isSetUp = setting('protection') !== undefined
    const { manifest, key, lost } = await run('stage', orderOf(backup), watch)
    const { madeAt } = manifest
    gate.shut(true)
    try {
      const safety = isSetUp ? await keepToday(watch, by) : null
      const told = { name: asked.name, madeAt, ...(lost > 0 && { lost }) }
      const restored = { at: clock.now(), ...told, safety, by: by.user }
      await run('decide', { dataDir, file: office.file, restored, keepErased, key })
    } catch (error) {
      // Open again only once it is not decided: the next start would take away what is written until then.
      withdrawSwap(dataDir)
      gate.shut(false)
      throw error
    }
  }

  const lookOnce = async (): Promise<void> => {
    if (setting('protection') === undefined || signal.aborted) return
    const { name, second, rehearsal, ...done } = record()
    const now = clock.now()
    const plan = setting('backupPlan') ?? shippedBackupPlan
    if (isBackupDue(plan, { ...done, changed }, now, ownZone)) return void (await make('scheduled'))
    if (name === undefined) return
    const isBehind = second?.name !== name && Math.abs(now - lookedForSecond) >= lookAgain
    if (isBehind) await bring(name, {})
    const failed = rehearsal?.problem !== undefined
    if (isRehearsalDue({ rehearsedAt: rehearsal?.at, failed }, now)) await rehearse({})
  }

  const look = async (): Promise<void> => {
    if (looking) return
    looking = true
    // What went wrong is remembered, and told where backups are.
    await alone(lookOnce).catch(() => undefined)
    looking = false
  }

  const stopTimer = every(60_000, () => void look())
  const unwatch = office.changed.watch((events) => {
    changed ||= events.some(({ entity }) => entity !== 'backup')
  })
  return {
    get place() {
      return placeOfLast()
    },
    get places() {
      return keepingPlaces(reading, dataDir)
    },
    countPlain: () =>
      run('plain', { dataDir, places: everyPlace(reading, dataDir), install: install().install }),
    run,
    get busy() {
      return waiting > 0
    },
    alone: (work) => alone(() => work(make)),
    clearPlain: (watch, by) => alone(() => clearPlain(watch, by)),
    look,
    make: (reason, watch, by) => alone(() => make(reason, watch, by)),
    before: async (reason, wanted) => {
      // One that is being made is waited for: what it will hold is not kept yet.
      const turn = alone(async () => void (changed && (await make(reason, { signal: wanted }))))
      await turn.catch((error: unknown) => {
        if (isNeeded.has(reason) || failureOf(error)?.kind === 'cancelled') throw error
      })
    },
    rehearse: (watch = {}) => alone(() => rehearse(watch)),
    open: (asked, watch = {}) =>
      alone(async () => {
        opened = null
        return (opened = await run('unpack', orderOf(asked), watch))
      }),
    get opened() {
      return opened
    },
    shutPast: () => {
      opened = null
      closePast(dataDir)
    },
    preview: (asked, watch = {}) =>
      alone(() => run('preview', { ...orderOf(asked), file: office.file }, watch)),
    restore: (asked, gate, by, watch = {}) => alone(() => restore(asked, gate, by, watch)),
    stop: async () => {
      stopTimer()
      unwatch()
      await line
      closePast(dataDir)
    },
  }
}
