import type { Mark } from '../../../../shared/filter.ts'
import { entityNow } from '../../../registry.ts'
import { filterWords } from '../../filter/filterWords.ts'

/** Most dots before one title: more of them say nothing. */
export const mostDots = 3

/** The colour of a mark, as dots and labels have it. */
export const markTones = {
  good: 'good',
  warning: 'warn',
  danger: 'danger',
  info: 'info',
  neutral: 'plain',
} as const satisfies Readonly<Record<Mark['tone'], string>>

/** What a mark says: its own words, or its condition. */
export function markWords(entity: string, { label, where }: Pick<Mark, 'label' | 'where'>): string {
  const own = entityNow(entity)
  return label || (own ? filterWords(own, where, {}) : '')
}
