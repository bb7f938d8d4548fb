import type { Channel } from './channels.ts'
import type { Mailing } from './composeMessage.ts'
import { deliverTo, type Delivered, type SendingDesk } from './deliverTo.ts'
import { reachedBy, waitingIn } from './waiting.ts'

/** Waits, unless it is told to stop meanwhile. Given as an argument so that a test decides how long. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>

interface Run {
  /** The mailing as it is now; undefined once it is not to be sent any more. */
  readonly now: () => Mailing | undefined
  /** Says on the mailing why nothing goes out for a while, or that it goes on. */
  readonly tell: (trouble: string | null) => void
  readonly wait: Wait
  readonly signal: AbortSignal
  /** When the next message of each account may go out, in UTC milliseconds. */
  readonly nextAt: Map<string, number>
}

const minute = 60_000
/** Minutes that a server is waited for which asks to wait, longer each time; then somebody has to see to it. */
const patience = [1, 5, 15, 30, 60]
/** Recipients in a row that were not taken: what is wrong is not theirs. */
const mostRefused = 5
/** Milliseconds after which a long wait looks whether somebody wants it otherwise. */
const glance = 5000

/**
 * Sends what waits in the queue of a mailing, at the pace of its account. Resolves when nothing waits any more (`empty`), when somebody
 * stopped it (`stopped`), or with the key of a failure.
 */
export async function sendAll(
  desk: SendingDesk,
  channel: Channel,
  id: string,
  run: Run,
): Promise<'empty' | 'stopped' | { readonly trouble: string }> {
  const { now, tell, wait, signal, nextAt } = run
  const putOff = new Map<string, number>()
  const waiting = waitingIn(desk.office, id, putOff)
  const reached = reachedBy(desk.office, id)
  let [round, waits, refused, sent] = [0, 0, 0, 0]

  /** Waits as long as nobody changes the mailing. */
  const rest = async (milliseconds: number, why: string) => {
    tell(why)
    const asIs = now()?.updatedAt
    for (let left = milliseconds; left > 0; left -= glance) {
      await wait(Math.min(left, glance), signal)
      if (signal.aborted || now()?.updatedAt !== asIs) return
    }
  }
  for (;;) {
    const at = Math.max(Date.now(), nextAt.get(channel.id) ?? 0)
    nextAt.set(channel.id, at + minute / channel.perMinute)
    if (at > Date.now()) await wait(at - Date.now(), signal)
    // Somebody may have paused it, or changed what it says of whoever is next.
    const mailing = now()
    if (!mailing || signal.aborted) return 'stopped'
    const next = waiting.next()
    if (!next) return 'empty'
    const tries = putOff.get(next.id) ?? 0
    if (tries > round) {
      round = tries
      waiting.back(next)
      await rest(patience[tries]! * minute, 'mailLater')
      continue
    }
    const isLast = tries >= 3
    const came: Delivered = await deliverTo(desk, channel, mailing, next, { isLast, reached })
    if (came === 'sent') [waits, refused, sent] = [0, 0, sent + 1]
    if (came === 'later') putOff.set(next.id, tries + 1)
    if (came === 'refused') refused += 1
    if (refused >= mostRefused) return { trouble: 'manyRefused' }
    if (typeof came === 'string') {
      if (mailing.trouble !== null) tell(null)
      continue
    }
    waiting.back(next)
    // A line that carried messages a moment ago comes back.
    const isPassing = came.isBusy || (sent > 0 && unreachable.has(came.trouble))
    const minutes = patience[waits]
    if (!isPassing || minutes === undefined) return { trouble: came.trouble }
    waits += 1
    const asked = came.seconds === undefined ? minutes * minute : came.seconds * 1000
    await rest(Math.min(asked, 60 * minute), came.trouble)
  }
}

const unreachable: ReadonlySet<string> = new Set(['mailUnreachable', 'gatewayUnreachable'])
