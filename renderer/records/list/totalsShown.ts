import type { FieldSpec } from '../../../shared/fields/field.ts'
import { totalsOfKind, type Total } from '../../../shared/totals.ts'
import { remembered } from '../../remembered.ts'

/** Whether totals stand under lists, as somebody last chose on this device. */
export const totalsOn = remembered('laike.totals', false)

/** Which total each column of an entity's list has where somebody chose one; null for none. */
export function rememberedTotals(entity: string) {
  return remembered<Readonly<Record<string, Total | null>>>(
    `laike.totals.${entity}`,
    {},
    (value) => typeof value === 'object',
  )
}

/** The total of a column where nobody chose: amounts are added up. */
export const usualTotal = ({ kind }: FieldSpec): Total | null =>
  totalsOfKind[kind][0] === 'sum' ? 'sum' : null
