import type { FieldSpec } from '../../../shared/fields/field.ts'
import { kindOf } from '../../../shared/fields/kinds.ts'
import type { Speaker } from '../../../shared/fields/kind.ts'
import type { MessageKey } from '../../../shared/locales/messages.ts'
import type { Total, TotalValue } from '../../../shared/totals.ts'

const isTime = ({ kind }: FieldSpec) => kind === 'date' || kind === 'instant'

/** What a total is called, for what it is of. */
export function totalName(spec: FieldSpec, of: Total): MessageKey {
  if (isTime(spec) && of === 'least') return 'list.totals.earliest'
  if (isTime(spec) && of === 'most') return 'list.totals.latest'
  return `list.totals.${of}`
}

/** A total in words, with the unit of its field. */
export function totalText(
  spec: FieldSpec,
  of: Total,
  value: NonNullable<TotalValue>,
  speaker: Speaker,
): string {
  if (of === 'filled' || of === 'unique') return value.toLocaleString(speaker.locale)
  if (spec.kind === 'money' && typeof value === 'string') return largeAmount(value, speaker.locale)
  if (of === 'average' && typeof value === 'number') {
    const shown = spec.kind === 'number' ? Math.round(value * 100) / 100 : Math.round(value)
    return kindOf(spec).format(shown, spec, speaker)
  }
  return kindOf(spec).format(value, spec, speaker)
}

/** Cents as digits that no number holds exactly. */
function largeAmount(cents: string, locale: string): string {
  const yuan = `${cents.slice(0, -2)}.${cents.slice(-2)}` as `${number}`
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
  }).format(yuan)
}
