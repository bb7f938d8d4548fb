import type { AnyValues } from '../../shared/entity.ts'
import { client } from '../client.ts'
import { toast } from '../frame/toasts.ts'
import { newId } from './ids.ts'

/** One change among several of an act: an existing record, or a new one when there is no id. */
export interface RecordChange {
  readonly id: string | undefined
  readonly values: AnyValues
}

/** Writes several records of an entity as one act, says so, and offers to take all of it back. */
export async function changeTogether(
  entity: string,
  changes: readonly RecordChange[],
  text: string,
): Promise<void> {
  const act = newId()
  for (const { id, values } of changes) {
    if (id) await client.records.update({ entity, id, act, values })
    else await client.records.create({ entity, id: newId(), act, values })
  }
  toast({ text, undo: act })
}

/** Makes a small record of the office's lists. Throws what refuses it. */
export const addTo = (entity: string, values: AnyValues, text: string): Promise<void> =>
  changeTogether(entity, [{ id: undefined, values }], text)

/** Moves a small record to the recycle bin. */
export async function removeFrom(entity: string, id: string, text: string): Promise<void> {
  const act = newId()
  await client.records.remove({ entity, ids: [id], act })
  toast({ text, undo: act })
}
