import { shallowRef } from 'vue'
import { isDone } from '../../../shared/domain/caseWay.ts'
import type { SomeRow } from '../../../shared/entity.ts'
import { toastFailure } from '../../frame/toasts.ts'
import { updateRecord, useRecordCache } from '../../records/recordData.ts'
import { labelOf, t } from '../../words.ts'
import type { WayStep } from './caseData.ts'

/** A step of a case that waits for its reason. */
export interface AskedStep {
  readonly row: SomeRow
  readonly step: WayStep
}

/** What the button of a step says. */
export function stepWords({ label, from, to }: Pick<WayStep, 'label' | 'from' | 'to'>): string {
  if (label) return label
  if (to === 'investigating' && isDone(from)) return t('service.reopen')
  if (to === 'investigating' && from === 'answered') return t('service.backToInvestigating')
  if (to === 'received') return t('service.backToReceived')
  return t(`service.steps.${to}`)
}

/** Takes steps of cases, and asks for a reason first where a step wants one. */
export function useStepTaking() {
  const cache = useRecordCache()
  const asked = shallowRef<AskedStep | null>(null)

  /** Answers whether the case went there. What refuses it is said in a toast. */
  async function go({ row, step }: AskedStep, why?: string): Promise<boolean> {
    const values = { state: step.to, ...(why !== undefined && { stepReason: why }) }
    const said = t('service.moved', { state: labelOf('caseState', step.to) })
    try {
      cache(
        'serviceCase',
        await updateRecord('serviceCase', row.id, values, said, { state: step.from }),
      )
      asked.value = null
      return true
    } catch (error) {
      toastFailure(error)
      return false
    }
  }

  async function take(row: SomeRow, step: WayStep): Promise<boolean> {
    if (!step.asksReason) return go({ row, step })
    asked.value = { row, step }
    return false
  }

  return {
    asked,
    take,
    explain: (reason: string) => (asked.value ? go(asked.value, reason) : Promise.resolve(false)),
    leave: () => void (asked.value = null),
  }
}
