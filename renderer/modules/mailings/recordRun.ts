import { shallowReactive } from 'vue'
import { client } from '../../client.ts'
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

/** What is being written down, by mailing; it goes on while somebody is elsewhere. */
export const recordings = shallowReactive(new Map<string, Recording>())

/** Mailings that went onto paper or into a file from this device, and nobody said yet whether they came out well. */
export const awaited = remembered<readonly string[]>('laike.mailingsAwaited', [], Array.isArray)

export const forgetAwaited = (mailing: string) =>
  void (awaited.value = awaited.value.filter((each) => each !== mailing))
export const awaitAnswer = (mailing: string) =>
  void (awaited.value = [...awaited.value.filter((each) => each !== mailing), mailing])

/** Writes down with each recipient that a mailing was printed; one undo takes it back. Stopped it can go on. */
export async function recordMailing(mailing: string, count: number): Promise<void> {
  if (recordings.has(mailing)) return
  const act = newId()
  const stopper = new AbortController()
  const stop = () => stopper.abort()
  let [done, of] = [0, 0]
  const tell = () => recordings.set(mailing, { done, of, stop })
  tell()
  try {
    const input = { mailing, act }
    const work = client.mailings.record(input, { signal: stopper.signal })
    const { stopped } = await outcomeOf(work, (step) => {
      ;({ done, of } = step)
      tell()
    })
    if (stopped) return toast({ text: t('mailings.stopped', { done, of }), undo: act })
    forgetAwaited(mailing)
    toast({ text: t('mailings.recorded', { count }), undo: act })
  } catch (error) {
    if (stopper.signal.aborted) toast({ text: t('mailings.stopped', { done, of }), undo: act })
    else toastFailure(error)
  } finally {
    recordings.delete(mailing)
  }
}
