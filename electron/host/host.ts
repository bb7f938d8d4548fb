import { setTimeout as after } from 'node:timers/promises'
import { advisedCost, type PasswordCost } from './accounts/password.ts'
import type { Throttle } from './accounts/throttle.ts'
import { createSessions, type Sessions } from './api/session.ts'
import { startBackups, type Backups } from './backup/backups.ts'
import { here, onThreads } from './backup/runJob.ts'
import { settleRestore } from './backup/settleRestore.ts'
import { decidedSwap, openAfterSwap } from './backup/swapOffice.ts'
import { clearUnpacked } from './backup/unpackPast.ts'
import { openAttachments, type AttachmentStore } from './attachments/attachmentStore.ts'
import { ensureHours } from './calendar/startCalendar.ts'
import { openReasonOf } from './database/open.ts'
import { systemEvery, type Every } from './every.ts'
import { settleAnew } from './housekeeping/beginAnew.ts'
import { isMovedHere, settleMove } from './housekeeping/moveOffice.ts'
import type { Journal } from './journal/journal.ts'
import { createRefusals, type Refusals } from './journal/noteRefusal.ts'
import { createHeldPieces, type HeldPieces } from './mailings/heldPieces.ts'
import type { Log } from './log.ts'
import { openOffice, type Office, type OfficeOptions } from './office.ts'
import { settlePlace } from './officePlace.ts'
import { createPresence, type Presence } from './presence.ts'
import { printPartsBeside, type PrintParts } from './printing/printParts.ts'
import { createPrinting, type Printing } from './printing/printing.ts'
import { readHere, type Readings } from './reading/readings.ts'
import { readOnThreads } from './reading/readOnThreads.ts'
import { program } from './records/access.ts'
import { startTending } from './records/tendSearch.ts'
import type { Secrets } from './secrets/secrets.ts'
import type { Ground } from './ground.ts'
import { openOfficeKeys, type OfficeKeys } from './keys/officeKeys.ts'
import { protectSecrets } from './keys/protectSecrets.ts'
import { settleConversion } from './keys/settleConversion.ts'
import { lookByItself, type Looking } from './sending/lookByItself.ts'
import { startOutbox, type Outbox } from './sending/outbox.ts'
import type { Wait } from './sending/sendAll.ts'
import { startServiceClock } from './service/startServiceClock.ts'

/** An office that is open to callers: what every call works with. */
export interface Host {
  readonly office: Office
  /** The folder in which the office is looked for; it lies elsewhere once it was moved. */
  readonly home: string
  readonly attachments: AttachmentStore
  readonly readings: Readings
  readonly printing: Printing
  readonly backups: Backups
  /** Passwords and keys of other services. */
  readonly secrets: Secrets
  readonly outbox: Outbox
  /** What came of looking by itself for what came back. */
  readonly looking: Looking
  readonly heldPieces: HeldPieces
  readonly sessions: Sessions
  readonly presence: Presence
  readonly throttle: Throttle
  readonly keys: OfficeKeys
  /** Notes something in the journal; that it can't be written is no reason to keep somebody from going on. */
  readonly note: Journal['note']
  readonly refusals: Refusals
  /** What the hash of a new password costs. */
  readonly passwordCost: PasswordCost
  readonly log: Log
  /** Whether nobody is let in: the office is about to become another. */
  readonly isShut: boolean
  shut(isShut: boolean): void
  /** Closes the office and has it opened anew by whoever started this host. */
  restart(): void
  /** Ends every stream that is under way, closes the office and lets the data folder go. */
  close(): Promise<void>
  /** Aborts when the host closes. */
  readonly closing: AbortSignal
}

/** Milliseconds that a message on its way is waited for when the host closes. */
const parting = 5000

/** What a host is made of beside its data folder. */
export interface HostParts extends Pick<OfficeOptions, 'registry' | 'rules' | 'migrations'> {
  /** Where the office lies now, if the folder that it was moved to is not there. */
  readonly place?: string | undefined
  /** Script of the reader's thread, which knows the entities that ship; without it there is no second thread. */
  readonly reader?: URL
  /** Script of the threads on which backups are made; without it they are made by the host itself. */
  readonly backupJob?: URL
  /** Where printing finds its script and sources; in the sources they lie where this file knows. */
  readonly print?: PrintParts
  /** Opens another host in the place of this one, which closes. */
  readonly restart?: (close: () => Promise<void>) => void
  /** What is advised unless told otherwise. */
  readonly passwordCost?: PasswordCost
  /** The machine's timers unless told otherwise. */
  readonly every?: Every
  /** How long is waited between two messages; by the machine's clock unless told otherwise. */
  readonly wait?: Wait
  /** Resolves when what keeps passwords is at hand, or never will be; nothing is sent before. */
  readonly secretsCome?: Promise<void>
}

/** Opens the office of a locked data folder. Throws an `OpenFailure` that says why when it can't. */
export function openHost(
  { home, dataDir, clock, lock, log, secrets, closing, throttle }: Ground,
  {
    reader,
    backupJob,
    print = printPartsBeside(import.meta.url),
    passwordCost = advisedCost,
    every = systemEvery,
    wait,
    secretsCome,
    restart = () => {},
    ...entities
  }: HostParts = {},
): Host {
  try {
    clearUnpacked(dataDir)
    const isRefused = decidedSwap(dataDir)?.take === 'replaced'
    const isMoved = isMovedHere(home, dataDir)
    const open = () =>
      orClose(openOffice({ dataDir, clock, isMoved, ...entities }), ({ journal }) => {
        // Before the swap is settled: no later start knows of it.
        if (isRefused) journal.note(program, { kind: 'restoreFailed' })
      })
    const office = orClose(openAfterSwap(dataDir, open), (opened) => settlePlace(home, opened, log))
    settleRestore(office, log)
    settleAnew(office, log)
    settleMove(office, log)
    settleConversion(office, log)
    ensureHours(office)
    const keys = openOfficeKeys(office, passwordCost, log)
    if (keys.key) protectSecrets(secrets, keys.key, log)
    const readings = reader ? readOnThreads(office, reader, log) : readHere(office)
    const serviceClock = startServiceClock(office, { every, log, signal: closing.signal })
    const stopTending = startTending(office, { every, log, signal: closing.signal })
    const printing = createPrinting(print, log)
    const note: Journal['note'] = (actor, event) => {
      try {
        office.journal.note(actor, event)
      } catch (error) {
        log.defect('journal', event.kind, error)
      }
    }
    const sessions = createSessions(clock, (kind, user, viewed) =>
      note({ user, role: 'administrator' }, { kind, entity: 'user', record: viewed }),
    )
    const run = backupJob ? onThreads(backupJob) : here
    const backups = startBackups(office, { run, every, log, signal: closing.signal })
    const looking = lookByItself(office, { secrets, every, log, signal: closing.signal })
    let outbox: Outbox | undefined
    const beginSending = () => {
      if (closing.signal.aborted) return
      outbox = startOutbox(office, { secrets, printing, log, wait, signal: closing.signal })
    }
    if (secretsCome) {
      secretsCome.then(beginSending).catch((error: unknown) => {
        log.defect('outbox', 'startOutbox', error)
      })
    } else beginSending()
    log.note('opened')
    let isShut = false
    const close = async () => {
      if (closing.signal.aborted) return
      closing.abort()
      serviceClock.stop()
      stopTending()
      printing.close()
      // What is on its way gets its end written down, where that does not take long.
      await Promise.race([outbox?.settled(), after(parting, undefined, { ref: false })])
      await backups.stop()
      await readings.close()
      keys.close()
      office.close()
      lock.release()
      log.note('closed')
    }
    return {
      office,
      home,
      attachments: openAttachments(dataDir),
      readings,
      printing,
      backups,
      secrets,
      outbox: { settled: async () => outbox?.settled() },
      looking,
      heldPieces: createHeldPieces(),
      sessions,
      presence: createPresence(),
      throttle,
      keys,
      note,
      refusals: createRefusals(office, note),
      passwordCost,
      log,
      closing: closing.signal,
      get isShut() {
        return isShut
      },
      shut: (next) => {
        isShut = next
        office.store.shut(next)
      },
      restart: () => restart(close),
      close,
    }
  } catch (error) {
    log.note(`not opened: ${openReasonOf(error) ?? 'defect'}`)
    if (!openReasonOf(error)) log.defect('start', 'openOffice', error)
    throw error
  }
}

/** Does what belongs to opening an office, which is closed again where that can't be done. */
function orClose(office: Office, work: (office: Office) => void): Office {
  try {
    work(office)
    return office
  } catch (error) {
    office.close()
    throw error
  }
}
