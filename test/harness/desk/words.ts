import type { Locale } from '../../../shared/locales/locale.ts'
import { messages, type MessageKey } from '../../../shared/locales/messages.ts'

/** What the interface says for a key. */
export type Say = (key: MessageKey, params?: Readonly<Record<string, string | number>>) => string

/** The words of the interface in a language, as a person reads them on the screen. */
export function wordsOf(locale: Locale): Say {
  return (key, params = {}) => {
    const forms = textOf(locale, key).split(' | ')
    const { count } = params
    const form = typeof count === 'number' && count !== 1 ? forms.at(-1)! : forms[0]!
    return form
      .replace(/\{(\w+)\}/g, (blank, name: string) => {
        const value = params[name]
        return typeof value === 'number' ? value.toLocaleString(locale) : (value ?? blank)
      })
      .replace(/\{'(.+?)'\}/g, '$1')
  }
}

function textOf(locale: Locale, key: MessageKey): string {
  let found: unknown = messages[locale]
  for (const part of key.split('.')) found = (found as Readonly<Record<string, unknown>>)[part]
  return found as string
}
