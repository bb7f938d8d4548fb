import { nameKey } from '../../../shared/domain/nameKey.ts'
import { choiceNames } from '../../../shared/choiceNames.ts'
import {
  dictionaries,
  isListName,
  shippedList,
  type ListName,
} from '../../../shared/dictionaries.ts'
import type { Registry } from '../../../shared/entities/registry.ts'
import type { AnyValues, Entity } from '../../../shared/entity.ts'
import { dayOf } from '../../../shared/fields/date.ts'
import type { Reader } from '../../../shared/fields/kind.ts'
import { importKey } from '../../../shared/importNames.ts'
import { dictionaries as english } from '../../../shared/locales/en/dictionaries.ts'
import { dictionaries as chinese } from '../../../shared/locales/zh-CN/dictionaries.ts'
import { query } from '../database/query.ts'
import type { Office } from '../office.ts'
import { mayDoTo, type Actor } from '../records/access.ts'
import { readVisible } from '../records/visible.ts'
import { readSetting } from '../settings.ts'

/** A tag or a dictionary entry that a sheet asks for and the office does not have yet. */
export interface Wanted {
  readonly entity: 'tag' | 'dictionary'
  readonly id: string
  readonly values: AnyValues
}

/** Reads cells against the office's lists. */
export interface OfficeReader extends Reader {
  /** The same, but what the office does not know stays unknown. */
  readonly strict: Reader
  /** What has to be made before a value can be written: tags by their id, dictionary entries by list and code. */
  wantedFor(entity: Entity, values: AnyValues): readonly Wanted[]
}

/** Longest code of a dictionary entry. */
const longestCode = 64

/** A reader for one import: it notes the tags and open dictionary entries that are still to be made. */
export function createOfficeReader(office: Office, actor: Actor): OfficeReader {
  const codes = codesByLabel(office)
  const tags = idsByName(office, 'tag')
  const users = idsByName(office, 'user')
  const wanted = new Map<string, Wanted>()
  const mayAdd = (entity: 'tag' | 'dictionary', values: AnyValues) =>
    mayDoTo(office.reading, actor, office.registry[entity]!, 'add', office.rules[entity], values)

  const strict: Reader = {
    locale: readSetting(office.reading, 'locale') ?? 'zh-CN',
    today: dayOf(office.clock.now()),
    codeOf: (dictionary, label) => codes.get(dictionary)?.get(sheetKey(label)),
    idOf: (entity, title) => {
      if (entity === 'user') return users.get(sheetKey(title)) ?? undefined
      if (entity === 'tag') return tags.get(sheetKey(title)) ?? undefined
      return entity === 'customer' ? customerCalled(office, actor, title) : undefined
    },
  }

  const newEntry = (list: ListName, label: string): string | undefined => {
    const code = label.normalize('NFKC').replace(/\s+/gu, ' ').trim()
    if (shippedList(list).fixed || !mayAdd('dictionary', { list })) return undefined
    if (!code || code.length > longestCode) return undefined
    const position = 1000 + wanted.size
    const labels = /\p{Script=Han}/u.test(code) ? { labelZh: code } : { labelEn: code }
    wanted.set(`${list}\n${code}`, {
      entity: 'dictionary',
      id: office.ids(),
      values: { list, code, position, ...labels },
    })
    codes.get(list)?.set(sheetKey(label), code)
    return code
  }

  const newTag = (name: string): string | undefined => {
    const values = { name: name.normalize('NFKC').trim() }
    if (!mayAdd('tag', values)) return undefined
    const id = office.ids()
    wanted.set(id, { entity: 'tag', id, values })
    tags.set(sheetKey(name), id)
    return id
  }

  return {
    ...strict,
    strict,
    codeOf: (list, label) => strict.codeOf(list, label) ?? newEntry(list, label),
    idOf: (entity, title) =>
      strict.idOf(entity, title) ?? (entity === 'tag' ? newTag(title) : undefined),
    wantedFor: (entity, values) =>
      Object.entries(values).flatMap(([field, value]) => {
        const list = entity.fields[field]?.dictionary
        const keys = Array.isArray(value) ? value : [`${list}\n${String(value)}`]
        return keys.flatMap((key) => wanted.get(String(key)) ?? [])
      }),
  }
}

/** How what a sheet says finds a label, more loosely than labels are told apart: as its heads do, and by signs (★★★) where it has no letters. */
const sheetKey = (text: string) => importKey(text) || text.normalize('NFKC').trim()

/** Codes by what the office, the two languages and other programs call them, in this order. */
function codesByLabel({ reading, registry }: Office): Map<ListName, Map<string, string>> {
  const entries = reading.all(
    query
      .selectFrom('dictionary')
      .select(['list', 'code', 'labelZh', 'labelEn'])
      .where('deletedAt', 'is', null),
  )
  return new Map(
    listsOf(registry).map((list) => {
      const shipped = [chinese, english].flatMap((labels: ShippedLabels) =>
        Object.entries(labels[list]?.codes ?? {}),
      )
      const elsewhere = Object.entries((choiceNames as ShippedNames)[list] ?? {}).flatMap(
        ([code, names]) => names.map((name): [string, string] => [code, name]),
      )
      const own = entries
        .filter((entry) => entry.list === list)
        .flatMap(({ code, labelZh, labelEn }): [string, string][] =>
          [labelZh, labelEn, code].flatMap((label) => (label ? [[code, label]] : [])),
        )
      const codes = shippedList(list).codes.map((code): [string, string] => [code, code])
      const byLabel = new Map<string, string>()
      for (const [code, label] of [...own, ...shipped, ...codes, ...elsewhere]) {
        if (!byLabel.has(sheetKey(label))) byLabel.set(sheetKey(label), code)
      }
      return [list, byLabel]
    }),
  )
}

type ShippedLabels = Readonly<
  Record<string, { readonly codes: Readonly<Record<string, string>> } | undefined>
>
type ShippedNames = Readonly<
  Record<string, Readonly<Record<string, readonly string[]>> | undefined>
>

/** The lists that ship, and those of the office's own choices. */
function listsOf(registry: Registry): ListName[] {
  const own = Object.values(registry).flatMap(({ fields }) =>
    Object.values(fields).flatMap(({ dictionary }) => dictionary ?? []),
  )
  return [...new Set([...Object.keys(dictionaries).filter(isListName), ...own])]
}

/** Ids of tags or of active people by name; null where two have the same. */
function idsByName({ reading }: Office, entity: 'tag' | 'user'): Map<string, string | null> {
  const rows =
    entity === 'tag'
      ? reading.all(query.selectFrom('tag').select(['id', 'name']).where('deletedAt', 'is', null))
      : reading.all(
          query
            .selectFrom('user')
            .select(['id', 'name'])
            .where('deletedAt', 'is', null)
            .where('active', '=', 1),
        )
  const ids = new Map<string, string | null>()
  for (const { id, name } of rows) ids.set(sheetKey(name), ids.has(sheetKey(name)) ? null : id)
  return ids
}

/** The one customer with this name in normal form, unless this person does not see it. */
function customerCalled(office: Office, actor: Actor, name: string): string | undefined {
  const { reading, registry, rules } = office
  const key = nameKey(name)
  if (!key) return undefined
  const found = reading.all(
    query
      .selectFrom('duplicateKey')
      .select('record')
      .where('entity', '=', 'customer')
      .where('key', '=', key)
      .where('field', '=', 'name')
      .limit(2),
  )
  const [first, second] = found
  if (!first || second) return undefined
  return readVisible(reading, registry.customer!, rules.customer, actor, first.record)?.id
}
