import { onScopeDispose, shallowRef, watch } from 'vue'
import type { DuplicateHint } from '../../shared/api/records.ts'
import type { AnyValues, Entity } from '../../shared/entity.ts'
import { client } from '../client.ts'
import { latest } from '../fields/latest.ts'

/** Milliseconds after the last key before the office is asked. */
const patience = 250

/** The values by which records are known to be the same. */
export const tellingValues = ({ fields }: Entity, values: AnyValues): AnyValues =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { duplicate }]) => {
      const value = duplicate ? values[name] : undefined
      return typeof value === 'string' && value.trim() ? [[name, value]] : []
    }),
  )

/** Records that may be the one being typed, as the fields that tell them apart are filled in. */
export function useDuplicates(entity: Entity, values: AnyValues, id: () => string) {
  const hints = shallowRef<readonly DuplicateHint[]>([])
  const ask = latest()
  let timer: ReturnType<typeof setTimeout> | undefined

  const typed = () => tellingValues(entity, values)

  async function look(): Promise<void> {
    const asked = typed()
    if (Object.keys(asked).length === 0) {
      hints.value = []
      return
    }
    try {
      const found = await ask((signal) =>
        client.records.duplicates({ entity: entity.name, id: id(), values: asked }, { signal }),
      )
      if (found) hints.value = found
    } catch {
      // A warning that could not be had is none; saving checks nothing by it.
      hints.value = []
    }
  }

  watch(
    () => JSON.stringify(typed()),
    () => {
      clearTimeout(timer)
      timer = setTimeout(() => void look(), patience)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return hints
}
