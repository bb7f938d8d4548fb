import { systemClock, type Clock } from '../../shared/clock.ts'
import { createThrottle, type Throttle } from './accounts/throttle.ts'
import { createSessions, type Sessions } from './api/session.ts'
import { openAttachments, type AttachmentStore } from './attachments/attachmentStore.ts'
import { openReasonOf } from './database/open.ts'
import { openLog, type Log } from './log.ts'
import { openOffice, type Office, type OfficeOptions } from './office.ts'
import { lockOffice } from './officeLock.ts'

/** An office that is open to callers: what every call works with. */
export interface Host {
  readonly office: Office
  readonly attachments: AttachmentStore
  readonly sessions: Sessions
  readonly throttle: Throttle
  readonly log: Log
  /** Ends every stream that is under way, closes the office and lets the data folder go. */
  close(): void
  /** Aborts when the host closes. */
  readonly closing: AbortSignal
}

/** Locks a data folder and opens the office in it. Throws an `OpenFailure` that says why when it can't. */
export function openHost(
  dataDir: string,
  clock: Clock = systemClock,
  entities: Pick<OfficeOptions, 'registry' | 'rules' | 'migrations'> = {},
): Host {
  const lock = lockOffice(dataDir)
  const log = openLog(dataDir, clock)
  const closing = new AbortController()
  try {
    const office = openOffice({ dataDir, clock, ...entities })
    log.note('opened')
    return {
      office,
      attachments: openAttachments(dataDir),
      sessions: createSessions(clock),
      throttle: createThrottle(),
      log,
      closing: closing.signal,
      close: () => {
        if (closing.signal.aborted) return
        closing.abort()
        office.close()
        lock.release()
        log.note('closed')
      },
    }
  } catch (error) {
    log.note(`not opened: ${openReasonOf(error) ?? 'defect'}`)
    if (!openReasonOf(error)) log.defect('start', 'openOffice', error)
    lock.release()
    throw error
  }
}
