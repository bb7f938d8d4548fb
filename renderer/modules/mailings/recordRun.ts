import { shallowReactive } from 'vue'
import { client, failureFrom } from '../../client.ts'
import { toast, toastFailure } from '../../frame/toasts.ts'
import { outcomeOf } from '../../outcomeOf.ts'
import { newId } from '../../records/ids.ts'
import { remembered } from '../../remembered.ts'
import { t } from '../../words.ts'

/** A mailing that is being written down. */
interface Recording {
  readonly done: number
  readonly of: number
  readonly stop: () => void
}

/** A mailing that went onto paper or into a file. */
interface Printed {
  /** Id of the print; null where nobody knows any more what was in it. */
  readonly print: string | null
  /** Pieces in it, how many were written down before it, and how many are still to be printed after it. */
  readonly count: number
  readonly before?: number
  readonly left?: number
}

/** What is being written down, by mailing; it goes on while somebody is elsewhere. */
export const recordings = shallowReactive(new Map<string, Recording>())

/** What was printed from this device, by mailing, and nobody said yet whether it came out well. */
export const awaited = remembered<Readonly<Record<string, Printed>>>('laike.mailingsPrinted', {})

export const awaitAnswer = (mailing: string, printed: Printed) =>
  void (awaited.value = { ...awaited.value, [mailing]: printed })
export function forgetAwaited(mailing: string): void {
  const { [mailing]: _, ...others } = awaited.value
  awaited.value = others
}

/** Writes down with each recipient what was printed of a mailing; one undo takes it back. */
export async function recordMailing(mailing: string, printed: Printed): Promise<void> {
  if (recordings.has(mailing)) return
  const { print, count, before } = printed
  const act = newId()
  const stopper = new AbortController()
  const stop = () => stopper.abort()
  const tell = (done: number, of: number) => recordings.set(mailing, { done, of, stop })
  tell(0, 0)
  try {
    const work = client.mailings.record(
      { mailing, print, ...(print === null && { count, before }), act },
      { signal: stopper.signal },
    )
    const { stopped } = await outcomeOf(work, ({ done, of }) => tell(done, of))
    if (stopped) return toast({ text: t('mailings.stopped') })
    forgetAwaited(mailing)
    toast({ text: t('mailings.recorded', { count }), undo: act })
  } catch (error) {
    if (stopper.signal.aborted) return toast({ text: t('mailings.stopped') })
    const why = failureFrom(error).problems[0]?.key
    if (why === 'printedUnknown') return awaitAnswer(mailing, { ...printed, print: null })
    if (why === 'mailingPartRecorded') forgetAwaited(mailing)
    toastFailure(error)
  } finally {
    recordings.delete(mailing)
  }
}
