import { useQuery } from '@pinia/colada'
import { onScopeDispose, watch, type Ref } from 'vue'
import type { CaseFigures, CaseScope } from '../../../../shared/api/figures.ts'
import { onChanged } from '../../../changes.ts'
import { client } from '../../../client.ts'
import { now } from '../../../now.ts'

/** Milliseconds in which several changes are counted once. */
const settling = 250
/** What a figure may change with. */
const counted = [
  'serviceCase',
  'caseCause',
  'customer',
  'user',
  'department',
  'workingHours',
  'specialDay',
]

/** The figures of a scope, which follow every entry while somebody looks at them. Old ones stay until new ones are there. */
export function useCaseFigures(scope: Readonly<Ref<CaseScope>>) {
  const query = useQuery<CaseFigures, unknown>({
    key: () => ['figures', 'service', JSON.stringify(scope.value)],
    query: ({ signal }) => client.figures.service(scope.value, { signal }),
    placeholderData: (before) => before,
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  const again = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void query.refetch(), settling)
  }
  onChanged(counted, again)
  // Limits run out though nobody writes anything.
  watch(now, again)
  onScopeDispose(() => clearTimeout(timer))
  return { figures: query.data, error: query.error, refetch: query.refetch }
}
