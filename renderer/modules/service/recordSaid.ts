import type { AnyValues } from '../../../shared/entity.ts'
import { openNewRecord } from '../../records/newRecord.ts'
import { t } from '../../words.ts'

/** What a customer says that is written down at once, whoever is on the phone. */
export type Said = 'complaint' | 'feedback' | 'suggestion'

/** Keys for each, from anywhere. */
export const saidKeys = {
  complaint: 'r c',
  feedback: 'r f',
  suggestion: 'r s',
} as const satisfies Record<Said, string>

export const newSaid = (kind: Said): string => t(`service.new.${kind}`)

/** Opens the form for what a customer says, of a customer who is at hand where there is one. */
export const recordSaid = (kind: Said, of: AnyValues = {}): void =>
  void openNewRecord('serviceCase', { ...of, kind }, { heading: newSaid(kind) })
