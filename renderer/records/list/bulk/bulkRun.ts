import { shallowReactive, shallowRef } from 'vue'
import type { BulkFailure, BulkProgress } from '../../../../shared/api/bulk.ts'
import { client, failureFrom } from '../../../client.ts'
import { toast, toastFailure } from '../../../frame/toasts.ts'
import { outcomeOf } from '../../../outcomeOf.ts'
import { useSession } from '../../../session.ts'
import { failureText, many, t } from '../../../words.ts'
import { newId } from '../../ids.ts'
import { forgetRun, noteRun } from './lostRun.ts'

/** Work on many records that is under way. */
export interface BulkRun {
  readonly done: number
  readonly of: number
  readonly stop: () => void
}

/** What is under way, by entity; it goes on while somebody is elsewhere. */
export const bulkRuns = shallowReactive(new Map<string, BulkRun>())

/** Records that could not be changed, while somebody looks at which. */
export const bulkFailures = shallowRef<{
  readonly entity: string
  readonly count: number
  readonly failed: readonly BulkFailure[]
} | null>(null)

type Done = Extract<BulkProgress, { kind: 'done' }>
type Input<P extends 'bulk' | 'changeEach'> = Omit<Parameters<(typeof client.records)[P]>[0], 'act'>

/** Does something to many records, as `runMany` does. */
export const runBulk = (input: Input<'bulk'>, said: (count: number) => string) =>
  runMany(input.entity, said, (act, signal) => client.records.bulk({ ...input, act }, { signal }))

/** Gives many records values of their own, as `runMany` does. */
export const runChanges = (input: Input<'changeEach'>, said: (count: number) => string) =>
  runMany(input.entity, said, (act, signal) =>
    client.records.changeEach({ ...input, act }, { signal }),
  )

/**
 * Does work on many records in one act that one undo takes back. It tells how far it is and can be stopped; `said` tells
 * what was done to so many. Resolves with what came of it, with `stopped` where some of it may be done, or with undefined
 * where nothing is.
 */
async function runMany(
  entity: string,
  said: (count: number) => string,
  work: (act: string, signal: AbortSignal) => Promise<AsyncIterable<BulkProgress>>,
): Promise<Done | { readonly kind: 'stopped' } | undefined> {
  if (bulkRuns.has(entity)) {
    toast({ text: t('list.bulk.busy', { things: many(entity) }), tone: 'danger' })
    return undefined
  }
  const act = newId()
  const user = useSession().person?.id ?? ''
  const stopper = new AbortController()
  const stop = () => stopper.abort()
  let [done, of] = [0, 0]
  bulkRuns.set(entity, { done, of, stop })
  try {
    const outcome = await outcomeOf(work(act, stopper.signal), (step) => {
      ;({ done, of } = step)
      noteRun({ act, user, done, of })
      bulkRuns.set(entity, { done, of, stop })
    })
    report(entity, act, outcome, said)
    return outcome
  } catch (error) {
    if (!stopper.signal.aborted && of === 0) {
      toastFailure(error)
      return undefined
    }
    // The office may have done more than it came to tell.
    if (stopper.signal.aborted) toast({ text: stoppedAfter(done, of), undo: act })
    else toast({ text: brokenOff(error, done, of), undo: act, tone: 'danger' })
    return { kind: 'stopped' }
  } finally {
    forgetRun(act)
    bulkRuns.delete(entity)
  }
}

const stoppedAfter = (done: number, of: number) =>
  of === 0 ? t('list.bulk.stoppedEarly') : t('list.bulk.stopped', { done, of })

function brokenOff(error: unknown, done: number, of: number): string {
  const [why] = failureFrom(error).problems
  return `${t('list.bulk.stopped', { done, of })} ${why ? failureText(why) : ''}`
}

function report(
  entity: string,
  act: string,
  { changed, waiting, failures, failed }: Done,
  said: (count: number) => string,
): void {
  const way = changed + waiting > 0 ? { undo: act } : {}
  const waits = waiting > 0 ? t('consent.changesWait', { count: waiting }) : ''
  const words = [changed > 0 ? said(changed) : '', waits].filter(Boolean).join(t('rights.comma'))
  if (failures === 0) return toast({ text: words || t('list.bulk.unchanged'), ...way })
  toast({
    text: words
      ? t('list.bulk.partly', { said: words, count: failures })
      : t('list.bulk.failed', { count: failures }),
    ...way,
    action: {
      label: t('list.bulk.seeWhich'),
      run: () => (bulkFailures.value = { entity, count: failures, failed }),
    },
  })
}
