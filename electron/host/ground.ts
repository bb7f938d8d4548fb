import type { Clock } from '../../shared/clock.ts'
import { createThrottle, type Throttle } from './accounts/throttle.ts'
import { openLog, type Log } from './log.ts'
import { lockOffice, type OfficeLock } from './officeLock.ts'
import { openSecrets, type Secrets } from './secrets/secrets.ts'

/** What an office stands on before it is open: a data folder that nobody else has. */
export interface Ground {
  /** Where it is looked for, and where it lies. */
  readonly home: string
  readonly dataDir: string
  readonly clock: Clock
  readonly lock: OfficeLock
  readonly log: Log
  readonly secrets: Secrets
  readonly throttle: Throttle
  readonly closing: AbortController
}

/** Locks a data folder. Throws an `OpenFailure` when somebody else has it, or it can't be written. */
export function takeGround(home: string, dataDir: string, clock: Clock): Ground {
  return {
    home,
    dataDir,
    clock,
    lock: lockOffice(dataDir),
    log: openLog(dataDir, clock),
    secrets: openSecrets(dataDir),
    throttle: createThrottle(),
    closing: new AbortController(),
  }
}
