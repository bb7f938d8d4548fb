import { createI18n } from 'vue-i18n'
import { customGroup, isCustom } from '../shared/customFields.ts'
import { shippedList, type ListName } from '../shared/dictionaries.ts'
import type { Naming } from '../shared/fields/field.ts'
import type { Reader, Speaker } from '../shared/fields/kind.ts'
import { dayOf } from '../shared/fields/date.ts'
import type { Problem } from '../shared/failure.ts'
import { locales, type Locale } from '../shared/locales/locale.ts'
import { messages, type MessageKey } from '../shared/locales/messages.ts'
import type { Lookups } from '../shared/api/office.ts'
import type { Titles } from '../shared/api/records.ts'
import { useLookups } from './lookups.ts'
import { now } from './now.ts'
import { remembered } from './remembered.ts'

/** What fills a message. Numbers are written the local way (a year goes in as a text); `count` chooses the form. */
export type WordParams = Readonly<Record<string, string | number>>

const isLocale = (value: unknown) => locales.some((each) => each === value)

/** The language chosen on this device; empty until somebody chooses, so that the office's own is taken. */
const chosen = remembered<Locale | ''>('laike.locale', '', isLocale)

const guessed = (): Locale =>
  globalThis.navigator?.language?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'

const i18n = createI18n({
  legacy: false,
  locale: chosen.value || guessed(),
  fallbackLocale: 'en',
  messages,
})

/** The plugin for the app, and the language it speaks now. */
export const wordsPlugin = i18n
export const locale = i18n.global.locale

/** Speaks this language from now on, on this device. */
export function setLocale(next: Locale): void {
  chosen.value = next
  speak(next)
}

/** Speaks the office's language unless somebody chose one on this device. */
export function suggestLocale(next: Locale): void {
  speak(chosen.value || next)
}

function speak(next: Locale): void {
  locale.value = next
  document.documentElement.lang = next
  window.laike?.setLanguage(next)
}

/** A message in the language of the moment. */
export function t(key: MessageKey, params: WordParams = {}): string {
  return say(key, params)
}

/** Blanks that take names of our own, which are lower case within an English sentence. */
const ownNames = new Set(['one', 'many', 'entity', 'entities', 'things', 'field', 'section'])

function say(key: string, params: WordParams): string {
  const inEnglish = locale.value === 'en'
  const written = Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value === 'number') return [name, value.toLocaleString(locale.value)]
      return [name, inEnglish && ownNames.has(name) ? lowered(value) : value]
    }),
  )
  const { count } = params
  const said =
    typeof count === 'number' ? i18n.global.t(key, written, count) : i18n.global.t(key, written)
  const beginsWithName = inEnglish && Object.keys(params).some((name) => ownNames.has(name))
  return beginsWithName ? said.charAt(0).toUpperCase() + said.slice(1) : said
}

/** A name as it stands within a sentence; one with capitals inside (WeChat, QQ) keeps them. */
const lowered = (name: string) =>
  /^[A-Z][a-z-]+(?![A-Za-z-])/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name

/** A name of our own as it stands within a sentence of the language of the moment. */
export const withinSentence = (name: string) => (locale.value === 'en' ? lowered(name) : name)

const has = (key: string) => i18n.global.te(key) || i18n.global.te(key, 'en')

/** What is wrong, in words. A key without words is a defect, and said as the plainest of failures. */
export function failureText(problem: Problem): string {
  const key = `failures.${problem.key}`
  return say(has(key) ? key : 'failures.invalid', { id: '', seconds: '', ...problem.params })
}

export interface Choice {
  readonly code: string
  readonly label: string
}

/** Label of a field of an entity, of what the store keeps (`createdAt`), or of the office's own, removed ones included. */
export function label(entity: string, field: string): string {
  if (isCustom(field)) return useLookups().customField(field)?.label ?? t('customFields.unknown')
  const own = `entities.${entity}.fields.${field}`
  if (has(own)) return say(own, {})
  const system = `frame.system.${field}`
  return has(system) ? say(system, {}) : field
}

export const one = (entity: string) => say(`entities.${entity}.one`, {})
export const many = (entity: string) => say(`entities.${entity}.many`, {})
export const group = (entity: string, name: string) =>
  name === customGroup ? t('customFields.group') : say(`entities.${entity}.groups.${name}`, {})

/** What people call an entry: as the office relabelled it, as it ships, or its code when nobody named it. */
export const labelOf = (dictionary: ListName, code: string): string =>
  labelIn(locale.value, dictionary, code)

function labelIn(language: Locale, dictionary: ListName, code: string): string {
  const entry = useLookups().entry(dictionary, code)
  const said = language === 'en' ? entry?.labelEn : entry?.labelZh
  const other = entry?.labelZh ?? entry?.labelEn
  const shipped = `dictionaries.${dictionary}.codes.${code}`
  return said || (has(shipped) ? i18n.global.t(shipped, {}, { locale: language }) : other || code)
}

/** What people call a kind of record or a list of choices; a list of the office's own is called as its field. */
export function nameOf(what: Naming, name: string): string {
  const shipped = what === 'entity' ? `entities.${name}.many` : `dictionaries.${name}.name`
  if (has(shipped)) return say(shipped, {})
  for (const entity of Object.values(useLookups().registry)) {
    const own = Object.values(entity.fields).find(({ dictionary }) => dictionary === name)
    if (own?.label)
      return t('customFields.ofEntity', { label: own.label, entity: one(entity.name) })
  }
  return name
}

const kept = new Map<
  string,
  { readonly for: readonly unknown[]; readonly choices: readonly Choice[] }
>()

/** The entries of a dictionary in the office's order, without what it hid. */
export function choices(dictionary: ListName): readonly Choice[] {
  const entries = useLookups().entries(dictionary)
  const before = kept.get(dictionary)
  if (before && before.for[0] === entries && before.for[1] === locale.value) return before.choices
  const made = orderedChoices(dictionary, entries)
  kept.set(dictionary, { for: [entries, locale.value], choices: made })
  return made
}

function orderedChoices(dictionary: ListName, entries: Lookups['dictionary']): Choice[] {
  const hidden = new Set(entries.flatMap(({ code, hidden }) => (hidden ? [code] : [])))
  return codesOf(dictionary)
    .filter((code) => !hidden.has(code))
    .map((code) => ({ code, label: labelOf(dictionary, code) }))
}

/** The codes of a dictionary in the office's order, those that it hid too. */
export function codesOf(dictionary: ListName): string[] {
  const shipped = shippedList(dictionary).codes
  const own = new Map(
    useLookups()
      .entries(dictionary)
      .map(({ code, position }) => [code, position]),
  )
  const place = (code: string) => own.get(code) ?? shipped.indexOf(code)
  return [...new Set([...shipped, ...own.keys()])].sort((a, b) => place(a) - place(b))
}

/** What a record that another refers to is called; causes that ship in the language of the moment. */
export function referredTo(entity: string, id: string, titles: Titles): string | undefined {
  const lookups = useLookups()
  if (entity === 'caseCause') return lookups.causePath(id, locale.value) ?? titles[id]
  return titles[id] ?? lookups.titleOf(entity, id)
}

/** What values are shown with. `titles` came with the rows and name the records they refer to. */
export function speaker(titles: Titles = {}): Speaker {
  const lookups = useLookups()
  return {
    locale: locale.value,
    now: now.value,
    labelOf,
    titleOf: (entity, id) => referredTo(entity, id, titles) ?? '',
    nameOf,
    regionName: (code) => lookups.regionName(code),
  }
}

/** What values are shown with in a letter: it has a language of its own, and calls a cause without those above it. */
export function speakerIn(language: Locale, titles: Titles = {}): Speaker {
  const here = speaker(titles)
  return {
    ...here,
    locale: language,
    labelOf: (dictionary, code) => labelIn(language, dictionary, code),
    titleOf: (entity, id) => {
      const cause =
        entity === 'caseCause' &&
        useLookups()
          .causes(language)
          .find((each) => each.id === id)
      return cause ? cause.called : here.titleOf(entity, id)
    },
  }
}

/** What typed text is read against. */
export function reader(): Reader {
  const lookups = useLookups()
  return {
    locale: locale.value,
    today: dayOf(Date.now()),
    codeOf: (dictionary, typed) =>
      choices(dictionary).find((choice) => choice.label === typed || choice.code === typed)?.code,
    idOf: (entity, title) => lookups.idOf(entity, title),
  }
}

/** The words of the interface, for components. Everything here follows the language as it changes. */
export function useWords() {
  return {
    t,
    label,
    one,
    many,
    group,
    choices,
    labelOf,
    nameOf,
    speaker,
    reader,
    locale,
    setLocale,
  }
}
