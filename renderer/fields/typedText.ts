import { dayOf } from '../../shared/fields/date.ts'
import type { FieldKind, FieldSpec, KindValues } from '../../shared/fields/field.ts'
import { fieldKinds } from '../../shared/fields/kinds.ts'
import type { Locale } from '../../shared/locales/locale.ts'

/** Kinds that are edited as one text. */
export type TypedKind = Exclude<
  FieldKind,
  'choice' | 'reference' | 'yesNo' | 'address' | 'tags' | 'attachments'
>

const two = (part: number) => String(part).padStart(2, '0')

type Spec = Pick<FieldSpec, 'kind' | 'plain'>

const asText: {
  [K in TypedKind]: (value: KindValues[K], locale: Locale, spec: Spec) => string
} = {
  text: String,
  longText: String,
  phone: String,
  email: String,
  link: String,
  date: String,
  number: (value, locale, { plain }) =>
    value.toLocaleString(locale, { maximumFractionDigits: 6, useGrouping: !plain }),
  money: (cents, locale) => (cents / 100).toLocaleString(locale, { minimumFractionDigits: 2 }),
  instant: (ms) => {
    const at = new Date(ms)
    return `${dayOf(ms)} ${two(at.getHours())}:${two(at.getMinutes())}`
  },
  duration: (seconds, locale) =>
    fieldKinds.duration.format(
      seconds,
      { kind: 'duration', required: false, derived: false },
      { locale, now: 0, labelOf: String, titleOf: String, nameOf: String, regionName: String },
    ),
}

/** What stands in the box when a value is edited: a text that its kind reads back to the same value. */
export function typedText(spec: Spec, value: unknown, locale: Locale): string {
  if (value === null || value === undefined) return ''
  const write = asText[spec.kind as TypedKind]
  return (write as (value: unknown, locale: Locale, spec: Spec) => string)(value, locale, spec)
}
