import type { Lookups } from '../../../shared/api/office.ts'
import { shippedList, type ListName } from '../../../shared/dictionaries.ts'
import { messages } from '../../../shared/locales/messages.ts'

type Entry = Lookups['dictionary'][number]

/** An entry of a dictionary as the settings show it. */
export interface DictionaryLine {
  readonly code: string
  /** Id of the record that holds what the office made of it; none while it is as it ships. */
  readonly id: string | undefined
  readonly shipped: boolean
  /** What it is called in each language, and what it ships as (empty for the office's own). */
  readonly zh: string
  readonly en: string
  readonly shippedZh: string
  readonly shippedEn: string
  readonly hidden: boolean
  /** Where it stands: what the record says, or its place among those that ship. */
  readonly position: number
}

type Labels = Readonly<Record<string, { readonly codes: Readonly<Record<string, string>> }>>

const shippedLabel = (locale: 'zh-CN' | 'en', list: ListName, code: string): string => {
  const codes = (messages[locale].dictionaries as Labels)[list]?.codes ?? {}
  return Object.hasOwn(codes, code) ? (codes[code] ?? '') : ''
}

/** The entries of a dictionary in the office's order, hidden ones included. */
export function dictionaryLines(list: ListName, entries: readonly Entry[]): DictionaryLine[] {
  const shipped = shippedList(list).codes
  const own = new Map(entries.filter((each) => each.list === list).map((each) => [each.code, each]))
  return [...new Set([...shipped, ...own.keys()])]
    .map((code): DictionaryLine => {
      const entry = own.get(code)
      const shippedZh = shippedLabel('zh-CN', list, code)
      const shippedEn = shippedLabel('en', list, code)
      return {
        code,
        id: entry?.id,
        shipped: shipped.includes(code),
        zh: entry?.labelZh ?? shippedZh,
        en: entry?.labelEn ?? shippedEn,
        shippedZh,
        shippedEn,
        hidden: entry?.hidden ?? false,
        position: entry?.position ?? shipped.indexOf(code),
      }
    })
    .sort((a, b) => a.position - b.position)
}
