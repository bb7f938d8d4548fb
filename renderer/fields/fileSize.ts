import type { Locale } from '../../shared/locales/locale.ts'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** Bytes as people say them: `812 byte`, `4.2 MB`; 1 kB is 1024 bytes, as file managers count. */
export function fileSize(bytes: number, locale: Locale): string {
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024
    unit += 1
  }
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[unit]!,
    maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0,
  }).format(value)
}
