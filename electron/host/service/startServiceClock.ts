import { failureOf } from '../../../shared/failure.ts'
import type { Every } from '../every.ts'
import type { Log } from '../log.ts'
import type { Office } from '../office.ts'
import { readSetting } from '../settings.ts'
import { isFilling } from '../sample/fillSample.ts'
import { raiseAlerts } from './raiseAlerts.ts'
import { recountClocks } from './recountClocks.ts'

/** Milliseconds after which it is seen again whether the sample has come in: until then its cases stand half way. */
const moment = 250

/** What the clocks hang on. */
const weights: ReadonlySet<string> = new Set([
  'serviceTarget',
  'workingHours',
  'specialDay',
  'office',
  'serviceCase',
])

/** The clock of service, and a look at it that was asked for. */
export interface ServiceClock {
  /** Resolves when everything that is due by now was told. */
  look(): Promise<void>
  stop(): void
}

/**
 * Looks at start-up, every minute and after every change of a case what came due, so that nothing is missed while the
 * program was closed, and counts all clocks anew soon after targets, hours or special days changed.
 */
export function startServiceClock(
  office: Office,
  {
    every,
    log,
    signal,
  }: { readonly every: Every; readonly log: Log; readonly signal: AbortSignal },
): ServiceClock {
  let looking: Promise<void> = Promise.resolve()
  /** A look that has not begun: whoever asks meanwhile is served by it. */
  let waiting: Promise<void> | undefined

  const lookOnce = async (): Promise<void> => {
    // Whoever opened the office, or saved something, goes first.
    await new Promise(setImmediate)
    waiting = undefined
    while (isFilling(office) && !signal.aborted) await new Promise((go) => setTimeout(go, moment))
    if (signal.aborted || readSetting(office.reading, 'protection') === undefined) return
    await recountClocks(office, { log, signal })
    await raiseAlerts(office, { log, signal })
  }
  const look = (): Promise<void> => {
    if (waiting) return waiting
    looking = looking.then(lookOnce).catch((error: unknown) => {
      if (!signal.aborted && failureOf(error)?.kind !== 'gone')
        log.defect('clock', 'startServiceClock', error)
    })
    waiting = looking
    return looking
  }

  const stopTimer = every(60_000, () => void look())
  const unwatch = office.changed.watch((events) => {
    if (events.some(({ entity }) => weights.has(entity))) void look()
  })
  void look()
  return {
    look,
    stop: () => {
      stopTimer()
      unwatch()
    },
  }
}
