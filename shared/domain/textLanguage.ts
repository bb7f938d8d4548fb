import type { Locale } from '../locales/locale.ts'

/** The language that a text with fields is written in, by its own words; undefined where it has none. */
export function textLanguage(text: string): Locale | undefined {
  const words = text.replace(/\{\{[^{}]*\}\}/g, '')
  if (/\p{Script=Han}/u.test(words)) return 'zh-CN'
  return /\p{Letter}/u.test(words) ? 'en' : undefined
}
