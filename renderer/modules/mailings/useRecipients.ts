import { useQuery } from '@pinia/colada'
import { computed, ref, toValue, watch, type MaybeRefOrGetter } from 'vue'
import type { Filter } from '../../../shared/filter.ts'
import { onChanged } from '../../changes.ts'
import { client } from '../../client.ts'
import type { Recipient } from './mailingData.ts'

/** Recipients shown at first, and more each time somebody asks. */
const step = 200
/** What one question answers at the most. */
const most = 500

/** The recipients of a mailing that answer a filter, as they are at any moment, the first of them. */
export function useRecipients(filter: MaybeRefOrGetter<Filter>) {
  const wanted = ref(step)
  watch(
    () => toValue(filter),
    () => (wanted.value = step),
  )
  const query = useQuery({
    key: () => ['recipients', JSON.stringify(toValue(filter)), wanted.value],
    placeholderData: (before: Awaited<ReturnType<typeof read>> | undefined) => before,
    query: ({ signal }) => read(toValue(filter), wanted.value, signal),
  })
  onChanged(['mailingRecipient'], () => void query.refetch())
  return {
    rows: computed(() => query.data.value?.rows ?? []),
    total: computed(() => query.data.value?.total ?? null),
    known: computed(() => query.data.value !== undefined),
    more: () => void (wanted.value += step),
  }
}

async function read(filter: Filter, wanted: number, signal: AbortSignal) {
  const rows: Recipient[] = []
  let total = 0
  do {
    const page = await client.records.list(
      {
        entity: 'mailingRecipient',
        filter,
        offset: rows.length,
        limit: Math.min(most, wanted - rows.length),
      },
      { signal },
    )
    rows.push(...(page.rows as unknown as Recipient[]))
    total = page.total ?? rows.length
    if (page.rows.length === 0) break
  } while (rows.length < Math.min(wanted, total))
  return { rows, total }
}
