import { locale, t } from '../../../words.ts'

const minute = 60_000

/** Working time in words: 9 h 24 min. Days are left out: how long one is differs. */
export function workedWords(ms: number): string {
  const minutes = Math.round(ms / minute)
  if (minutes < 60) return t('figures.minutes', { count: minutes })
  const hours = Math.floor(minutes / 60)
  if (hours >= 24) return t('figures.wholeHours', { count: Math.round(minutes / 60) })
  return t('figures.hours', { hours, minutes: String(minutes % 60).padStart(2, '0') })
}

/** A share from 0 to 1 in whole per cent. */
export const shareWords = (share: number): string => `${Math.round(share * 100)}%`

export const countWords = (count: number): string => count.toLocaleString(locale.value)

export const gradeWords = (grade: number): string =>
  grade.toLocaleString(locale.value, { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** A month as an axis says it, and in full. `YYYY-MM` */
export function monthWords(month: string): { readonly label: string; readonly name: string } {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const at = new Date(year, number - 1, 1)
  const english = locale.value === 'en'
  return {
    label: english ? at.toLocaleDateString('en', { month: 'short' }) : String(number),
    name: at.toLocaleDateString(locale.value, { year: 'numeric', month: 'long' }),
  }
}
