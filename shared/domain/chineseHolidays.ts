import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

/** A public holiday, or a day at a weekend that is worked for one. */
export interface PublicDay {
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly kind: 'off' | 'worked'
  readonly name: string
}

/**
 * The days off and the worked days that the State Council published for a year, in order; none for a year that was not
 * published when the program was made.
 */
export function chineseHolidays(year: number, locale: 'zh-CN' | 'en'): PublicDay[] {
  const daysOf = (days: Readonly<Record<string, string>>, kind: PublicDay['kind']) =>
    Object.entries(days).flatMap(([date, names]) => {
      if (!date.startsWith(`${year}-`)) return []
      const [english = '', chinese = ''] = names.split(',')
      return [{ date, kind, name: locale === 'zh-CN' ? chinese : english }]
    })
  return [...daysOf(published.holidays, 'off'), ...daysOf(published.workdays, 'worked')].sort(
    (a, b) => (a.date < b.date ? -1 : 1),
  )
}
