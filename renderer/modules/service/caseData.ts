import { useQuery } from '@pinia/colada'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import type { RowOf } from '../../../shared/entity.ts'
import type { entities } from '../../../shared/entities/registry.ts'
import type { Filter } from '../../../shared/filter.ts'
import { onChanged } from '../../changes.ts'
import { client } from '../../client.ts'

export type CaseStep = RowOf<typeof entities.caseStep>
export type WayStep = RowOf<typeof entities.caseTransition>

/** Steps read of one case; nobody follows more of them. */
const mostSteps = 100

/** The steps that a case took, the newest first. */
export const useCaseSteps = (id: MaybeRefOrGetter<string>) =>
  useRowsOf<CaseStep>('caseStep', 'at', true, () => ({
    field: 'case',
    op: 'oneOf',
    value: [toValue(id)],
  }))

/** The way that cases go in this office, the usual steps first. */
export const useCaseWay = () => useRowsOf<WayStep>('caseTransition', 'position', false, () => null)

function useRowsOf<R>(
  entity: string,
  by: string,
  descending: boolean,
  filter: () => Filter | null,
) {
  const query = useQuery({
    key: () => ['service', entity, JSON.stringify(filter())],
    query: ({ signal }) =>
      client.records.list(
        { entity, filter: filter(), sort: { field: by, descending }, limit: mostSteps },
        { signal },
      ),
  })
  onChanged([entity], () => void query.refetch())
  return computed(() => (query.data.value?.rows ?? []) as unknown as readonly R[])
}
