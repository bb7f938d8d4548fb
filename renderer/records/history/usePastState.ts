import { ref, shallowRef, watch } from 'vue'
import type { AsOf } from '../../../shared/api/records.ts'
import { client } from '../../client.ts'
import { latest } from '../../fields/latest.ts'

/** Which state of a record is looked at: after its changes up to a clock, or at the end of a day (`YYYY-MM-DD`). */
export type Wanted = { readonly clock: number } | { readonly day: string }

/** The last millisecond of a day on the clock of this desk. */
function endOf(day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new Date(year, month - 1, date + 1).getTime() - 1
}

/** A record as it was; read again when the record itself changes, since what differs from now does too. */
export function usePastState(
  of: () => { entity: string; id: string; now: unknown; wanted: Wanted | null },
) {
  const state = shallowRef<AsOf | null>(null)
  const failed = ref(false)
  const ask = latest()
  watch(
    of,
    async ({ entity, id, wanted }) => {
      if (!wanted) return
      const moment = 'clock' in wanted ? wanted : { at: endOf(wanted.day) }
      try {
        const answer = await ask((signal) =>
          client.records.asOf({ entity, id, ...moment }, { signal }),
        )
        if (answer) state.value = answer
        failed.value = false
      } catch {
        failed.value = true
      }
    },
    { immediate: true },
  )
  return { state, failed }
}
