import { computed, ref, shallowRef } from 'vue'
import type { AnyRow, AnyValues } from '../../../shared/entity.ts'
import { client, failureFrom } from '../../client.ts'
import { toast, toastFailure } from '../../frame/toasts.ts'
import { failureText, many, one, t } from '../../words.ts'
import { newId } from '../ids.ts'

/** Changes many records one after the other, in one act that one undo takes back. It tells how far it is and can be stopped. */
export function useBulkWork(entity: string) {
  const progress = shallowRef<{ readonly done: number; readonly of: number } | null>(null)
  const stopped = ref(false)

  /**
   * Gives each row the values that `changes` says, leaving those out for which it says nothing; `said` tells what was
   * done to so many.
   */
  async function change(
    rows: readonly AnyRow[],
    changes: (row: AnyRow) => AnyValues | undefined,
    said: (count: number) => string,
  ): Promise<void> {
    const act = newId()
    let done = 0
    let failed: unknown
    stopped.value = false
    progress.value = { done, of: rows.length }
    for (const row of rows) {
      if (stopped.value) break
      const values = changes(row)
      try {
        if (values) await client.records.update({ entity, id: row.id, act, values })
        done += 1
      } catch (error) {
        failed = error
        // What one record can't have, the others may; without the host none can.
        if (failureFrom(error).kind === 'gone') break
      }
      progress.value = { done, of: rows.length }
    }
    progress.value = null
    report(done, rows.length, failed, said, act)
  }

  function report(
    done: number,
    of: number,
    failed: unknown,
    said: (count: number) => string,
    act: string,
  ): void {
    if (failed === undefined && done === of) return toast({ text: said(done), undo: act })
    const why = failed === undefined ? '' : failureFrom(failed).problems.map(failureText).join(' ')
    toast({
      text: t('list.bulk.partly', { done, of, why }),
      ...(done > 0 && { undo: act }),
    })
  }

  async function remove(ids: readonly string[]): Promise<boolean> {
    const act = newId()
    try {
      const { removed } = await client.records.remove({ entity, ids: [...ids], act })
      toast({ text: t('frame.recordsRemoved', { count: removed }), undo: act })
      return true
    } catch (error) {
      toastFailure(error)
      return false
    }
  }

  return {
    progress,
    working: computed(() => progress.value !== null),
    stop: () => (stopped.value = true),
    change,
    remove,
    things: (count: number) => (count === 1 ? one(entity) : many(entity)),
  }
}
