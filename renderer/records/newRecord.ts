import { shallowReactive } from 'vue'
import type { AnyRow, AnyValues } from '../../shared/entity.ts'
import { additionsTo } from './additions.ts'
import { newId } from './ids.ts'

export interface NewRecordRequest {
  readonly key: string
  readonly entity: string
  /** What the form starts with. */
  readonly values: AnyValues
  /** Somebody waits for the record: saving goes back there and not to the record's page. */
  readonly picking: boolean
  /** What stands above it, where it is more than any new record. */
  readonly heading?: string | undefined
  /** Ends it, with the record that was made or with nothing. */
  readonly finish: (row: AnyRow | undefined) => void
}

/** Forms for new records that are open, each over the one before. */
export const newRecordRequests = shallowReactive<NewRecordRequest[]>([])

/** Opens the form for a new record; resolves with the record, or undefined when it was given up. */
export function openNewRecord(
  entity: string,
  values: AnyValues = {},
  { picking = false, heading }: { picking?: boolean; heading?: string } = {},
): Promise<AnyRow | undefined> {
  const { start } = additionsTo(entity)
  if (start) return start()
  return new Promise((resolve) => {
    const request: NewRecordRequest = {
      key: newId(),
      entity,
      values,
      picking,
      heading,
      finish: (row) => {
        const at = newRecordRequests.indexOf(request)
        if (at >= 0) newRecordRequests.splice(at, 1)
        resolve(row)
      },
    }
    newRecordRequests.push(request)
  })
}
