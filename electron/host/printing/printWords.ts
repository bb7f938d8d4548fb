import { shippedList, type ListName } from '../../../shared/dictionaries.ts'
import { regionName, regionsOf } from '../../../shared/domain/regions.ts'
import type { AnyRow } from '../../../shared/entity.ts'
import { entities, type EntityName } from '../../../shared/entities/registry.ts'
import { kindOf } from '../../../shared/fields/kinds.ts'
import type { Speaker } from '../../../shared/fields/kind.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import { messages } from '../../../shared/locales/messages.ts'
import type { Titles } from '../../../shared/api/records.ts'
import { query } from '../database/query.ts'
import type { Office } from '../office.ts'
import { regionLines } from '../regions/seedRegions.ts'

/** The words of a language with the office's own lists in them: what a print says. */
export interface PrintWords {
  readonly locale: Locale
  readonly printing: (typeof messages)[Locale]['printing']
  label(entity: EntityName, field: string): string
  /** The entries of a list in the office's order, without what it hid; the one that a record holds is always among them. */
  choices(
    list: ListName,
    held?: unknown,
  ): readonly { readonly code: string; readonly label: string }[]
  labelOf(list: ListName, code: string): string
  /** A field of a record as it is read; null when it is empty. */
  say(entity: EntityName, row: AnyRow, field: string, titles: Titles): string | null
  /** What values of records are said with, where these are the names of what they refer to. */
  speaker(titles: Titles): Speaker
  /** `2026-11-23 09:30`, which is short and read alike everywhere; null for nothing. */
  moment(ms: unknown): string | null
}

/** Reads the office's lists as they are now. */
export function printWords(
  { reading, clock }: Pick<Office, 'reading' | 'clock'>,
  locale: Locale,
): PrintWords {
  const said = messages[locale]
  const own = reading.all(
    query
      .selectFrom('dictionary')
      .select(['list', 'code', 'labelZh', 'labelEn', 'position', 'hidden'])
      .where('deletedAt', 'is', null)
      .orderBy('list')
      .orderBy('position'),
  )
  const entryOf = (list: string, code: string) =>
    own.find((entry) => entry.list === list && entry.code === code)

  const labelOf = (list: ListName, code: string): string => {
    const entry = entryOf(list, code)
    const shipped = (
      said.dictionaries as Readonly<
        Record<string, { readonly codes: Readonly<Record<string, string>> }>
      >
    )[list]?.codes
    const called = locale === 'en' ? entry?.labelEn : entry?.labelZh
    return (
      called ||
      (shipped && Object.hasOwn(shipped, code) ? shipped[code]! : undefined) ||
      entry?.labelZh ||
      entry?.labelEn ||
      code
    )
  }

  const choices = (list: ListName, held?: unknown) => {
    const { codes } = shippedList(list)
    const added = own.filter((entry) => entry.list === list).map(({ code }) => code)
    const place = (code: string) => entryOf(list, code)?.position ?? codes.indexOf(code)
    return [...new Set([...codes, ...added])]
      .filter((code) => code === held || !entryOf(list, code)?.hidden)
      .sort((a, b) => place(a) - place(b))
      .map((code) => ({ code, label: labelOf(list, code) }))
  }

  const speaker = (titles: Titles): Speaker => ({
    locale,
    now: clock.now(),
    labelOf,
    titleOf: (_entity, id) => titles[id] ?? '',
    nameOf: (_what, name) => name,
    regionName: (code) => regionName(code, regionsOf(regionLines)),
  })

  return {
    locale,
    printing: said.printing,
    label: (entity, field) =>
      (said.entities[entity].fields as Readonly<Record<string, string>>)[field] ?? field,
    choices,
    labelOf,
    speaker,
    say: (entity, row, field, titles) => {
      const spec = entities[entity].fields[field as never]
      const value = row[field]
      if (!spec || value == null || value === '') return null
      return kindOf(spec).format(value, spec, speaker(titles)) || null
    },
    moment: (ms) => (typeof ms === 'number' ? momentOf(ms) : null),
  }
}

function momentOf(ms: number): string {
  const at = new Date(ms)
  const two = (part: number) => String(part).padStart(2, '0')
  return (
    `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ` +
    `${two(at.getHours())}:${two(at.getMinutes())}`
  )
}
