import type { DictionaryName } from '../../../shared/dictionaries.ts'
import type { RowOf } from '../../../shared/entity.ts'
import type { entities } from '../../../shared/entities/registry.ts'
import { choices, t } from '../../words.ts'

export type Target = RowOf<typeof entities.serviceTarget>

/** What a target may ask of a case, and from which list. */
export const conditionLists = {
  kind: 'caseKind',
  severity: 'caseSeverity',
  level: 'customerLevel',
} as const satisfies Readonly<Record<string, DictionaryName>>

export type ConditionName = keyof typeof conditionLists
export const conditionNames = Object.keys(conditionLists) as ConditionName[]

/** What can be chosen of a condition; nothing chosen is any. `any` says so where no head stands above. */
export const conditionOptions = (name: ConditionName, any = t(`settings.targets.any.${name}`)) => [
  { value: '', label: any },
  ...choices(conditionLists[name]).map(({ code, label }) => ({ value: code, label })),
]
