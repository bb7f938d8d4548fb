import { toValue, type MaybeRefOrGetter } from 'vue'
import type { RowOf } from '../../../shared/entity.ts'
import type { entities } from '../../../shared/entities/registry.ts'
import { useRowsOf } from '../../records/useRowsOf.ts'

export type CaseStep = RowOf<typeof entities.caseStep>
export type WayStep = RowOf<typeof entities.caseTransition>

/** The steps that a case took, the newest first. */
export const useCaseSteps = (id: MaybeRefOrGetter<string>) =>
  useRowsOf<CaseStep>(() => ({
    entity: 'caseStep',
    filter: { field: 'case', op: 'oneOf', value: [toValue(id)] },
    sort: { field: 'at', descending: true },
  })).rows

/** The way that cases go in this office, the usual steps first. */
export const useCaseWay = () =>
  useRowsOf<WayStep>(() => ({
    entity: 'caseTransition',
    filter: null,
    sort: { field: 'position', descending: false },
  })).rows
