import { onScopeDispose, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue'
import type { Present } from '../../../shared/api/presence.ts'
import { onChanged } from '../../changes.ts'
import { client } from '../../client.ts'
import { windowId } from '../../windowId.ts'

interface Place {
  readonly entity: string
  readonly id: string
}

/** The record that stands open in this window, and the field that is written in. */
const place = shallowRef<Place | null>(null)
const field = shallowRef<string | null>(null)
const others = shallowRef<readonly Present[]>([])
let told = 0

/** Tells the host where this window is, and hears who else is there. Without the host nobody is. */
async function tell(): Promise<void> {
  const mine = ++told
  const at = place.value && { ...place.value, field: field.value }
  const found = await client.presence.stand({ window: windowId, at }).catch(() => [])
  if (mine === told) others.value = found
}

/** Who else has this record open, for as long as it stands here; the others see that somebody is here. */
export function usePresence(of: MaybeRefOrGetter<Place | null>) {
  watch(
    () => toValue(of),
    (now, before) => {
      if (now?.entity === before?.entity && now?.id === before?.id) return
      place.value = now
      field.value = null
      others.value = []
      void tell()
    },
    { immediate: true },
  )
  // After a lost line the host knows nothing of this window: `*` says that anything may have happened.
  onChanged(null, (events) => {
    const { value: here } = place
    if (!here) return
    const concerned = events.some(
      ({ entity, records }) =>
        entity === '*' || (entity === 'presence' && (records?.includes(here.id) ?? true)),
    )
    if (concerned) void tell()
  })
  onScopeDispose(() => {
    const mine = toValue(of)
    if (place.value?.id !== mine?.id) return
    place.value = null
    field.value = null
    void tell()
  })
  return others
}

/** Tells the others which field of a record is written in here, or that none is any more. */
export function writesIn(record: string, name: string, writes: boolean): void {
  if (place.value?.id !== record) return
  if (!writes && field.value !== name) return
  field.value = writes ? name : null
  void tell()
}

/** Who else writes in a field of a record at this moment. */
export const writersOf = (record: string, name: string): readonly Present[] =>
  place.value?.id === record ? others.value.filter((each) => each.field === name) : []
