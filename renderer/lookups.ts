import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Lookups, RegionLine } from '../shared/api/office.ts'
import { customName, withCustomFields } from '../shared/customFields.ts'
import type { ListName } from '../shared/dictionaries.ts'
import {
  calendarOf,
  countedTimes,
  startingHours,
  usualStretches,
  type OfficeHours,
} from '../shared/domain/officeCalendar.ts'
import { causeTree, type CauseLine } from '../shared/domain/causeTree.ts'
import { locales, type Locale } from '../shared/locales/locale.ts'
import { timeZone } from '../shared/domain/timeZone.ts'
import { parentRegion, rankOf, regionName, regionsOf, shortName } from '../shared/domain/regions.ts'
import { entities } from '../shared/entities/registry.ts'
import { knownRegistry } from '../shared/rights/knownEntity.ts'
import type { Holder } from '../shared/rights/rights.ts'
import { onChanged } from './changes.ts'
import { client } from './client.ts'

/** One list for all that have no entries, so that nobody takes it for a new one. */
const none: Lookups['dictionary'] = []
const nothing: Lookups = {
  users: [],
  departments: [],
  tags: [],
  dictionary: [],
  customFields: [],
  causes: [],
  workingHours: null,
  specialDays: [],
}

type CustomField = Lookups['customFields'][number]

const byId = <R extends { readonly id: string }>(rows: readonly R[]) =>
  new Map(rows.map((row) => [row.id, row]))

/** The small lists that every screen needs: people, departments, tags, dictionaries, regions, and the office's own fields. */
export const useLookups = defineStore('lookups', () => {
  const lists = shallowRef(nothing)
  /** The same list for as long as nothing in it changes: all that is drawn from an entity hangs on it. */
  const customFields = shallowRef(nothing.customFields)
  const regions = shallowRef<readonly RegionLine[]>([])
  let regionsAsked: Promise<void> | undefined
  let [asked, taken] = [0, 0]

  const users = computed(() => byId(lists.value.users))
  const byName = computed(() => Map.groupBy(lists.value.users, ({ name }) => name))
  const tags = computed(() => byId(lists.value.tags))
  const departments = computed(() => byId(lists.value.departments))
  const known = computed(() => regionsOf(regions.value))
  const fieldsByName = computed(
    () => new Map<string, CustomField>(customFields.value.map((row) => [customName(row.id), row])),
  )
  /** Who looks: they know of no field that is hidden from them. */
  const holder = shallowRef<Holder>({ role: 'administrator' })
  const whole = computed(() =>
    withCustomFields(
      entities,
      customFields.value.filter(({ removed }) => !removed),
    ),
  )
  const registry = computed(() => knownRegistry(whole.value, holder.value))
  const registryWithRemoved = computed(() =>
    knownRegistry(withCustomFields(entities, customFields.value), holder.value),
  )
  const byDictionary = computed(() => {
    const found = new Map<string, Lookups['dictionary'][number][]>()
    for (const entry of lists.value.dictionary) {
      found.set(entry.list, [...(found.get(entry.list) ?? []), entry])
    }
    return found
  })

  const causeLines = computed(() => {
    const inEach = locales.map((locale) => [locale, causeTree(lists.value.causes, locale)] as const)
    return Object.fromEntries(inEach) as Record<Locale, CauseLine[]>
  })
  const causePaths = computed(() => {
    const known = (locale: Locale) =>
      new Map(causeLines.value[locale].map(({ id, path }) => [id, path]))
    return { 'zh-CN': known('zh-CN'), en: known('en') } satisfies Record<
      Locale,
      Map<string, string>
    >
  })

  const hours = computed(() => lists.value.workingHours ?? startingHours())
  /** The same answers for as long as the calendar is the same: they keep what they worked out. */
  const calendar = computed(() => JSON.stringify([hours.value, lists.value.specialDays]))
  const officeTime = computed(() => {
    const [week, days] = JSON.parse(calendar.value) as [OfficeHours, Lookups['specialDays']]
    const kept = calendarOf(week, days)
    const zone = timeZone(kept.timeZone)
    return {
      times: countedTimes(kept),
      dayMinutes: usualStretches(kept.week).reduce((sum, { from, to }) => sum + to - from, 0),
      dayOf: (at: number) => new Date(at + zone.offsetAt(at)).toISOString().slice(0, 10),
    }
  })

  /** Answers may overtake one another; an older one never takes the place of a newer one. */
  async function load(): Promise<void> {
    const turn = (asked += 1)
    const next = await client.office.lookups()
    if (turn < taken) return
    taken = turn
    take(next)
  }

  function take(next: Lookups): void {
    const same = JSON.stringify(next.customFields) === JSON.stringify(customFields.value)
    if (!same) customFields.value = next.customFields
    lists.value = next
  }

  /** Regions are some three thousand: fetched when a screen first needs them, once. */
  async function loadRegions(): Promise<void> {
    regionsAsked ??= client.office.regions().then(
      (lines) => void (regions.value = lines),
      (error: unknown) => {
        regionsAsked = undefined
        throw error
      },
    )
    await regionsAsked
  }

  /** Forgets everything, when another person or nobody is signed in. */
  function forget(): void {
    taken = asked += 1
    take(nothing)
  }

  const entries = (dictionary: ListName) => byDictionary.value.get(dictionary) ?? none

  function titleOf(entity: string, id: string): string | undefined {
    if (entity === 'user') return users.value.get(id)?.name
    if (entity === 'tag') return tags.value.get(id)?.name
    return entity === 'department' ? departments.value.get(id)?.name : undefined
  }

  function idOf(entity: string, title: string): string | undefined {
    if (entity === 'caseCause') return causeIdOf(title)
    const rows: readonly { id: string; name: string }[] =
      entity === 'user'
        ? lists.value.users
        : entity === 'tag'
          ? lists.value.tags
          : entity === 'department'
            ? lists.value.departments
            : []
    const found = rows.filter((row) => row.name === title)
    return found.length === 1 ? found[0]?.id : undefined
  }

  /** What somebody is called where one of several is chosen: two of one name by their user names, too. */
  function called(id: string): string {
    const user = users.value.get(id)
    if (!user) return ''
    const isAlone = byName.value.get(user.name)!.length === 1
    return isAlone ? user.name : `${user.name} · ${user.login}`
  }

  /** The cause that a text names, by its path or by its own name, in either language. */
  function causeIdOf(title: string): string | undefined {
    const lines = Object.values(causeLines.value).flat()
    const named = (test: (line: CauseLine) => boolean) =>
      new Set(lines.filter(test).map(({ id }) => id))
    const [whole, own] = [
      named(({ path }) => path === title),
      named(({ called }) => called === title),
    ]
    const found = whole.size > 0 ? whole : own
    return found.size === 1 ? [...found][0] : undefined
  }

  /** A region and those it lies in, the largest first. */
  function regionPath(code: string): string[] {
    if (!known.value.byCode.has(code)) return []
    const parent = parentRegion(code, known.value)
    return [...(parent ? regionPath(parent) : []), code]
  }

  /** City and county without what kind of place they are: 宁波 鄞州, 北京 朝阳, 宁波. */
  function regionShort(code: string): string {
    const path = regionPath(code)
    const county = rankOf(code) === 3
    return (county ? path.slice(-2) : path.slice(-1))
      .map((each) => known.value.byCode.get(each)?.[1] ?? '')
      .map((name) => shortName(name) ?? name)
      .join(' ')
  }

  onChanged(
    [
      'user',
      'department',
      'tag',
      'dictionary',
      'customField',
      'caseCause',
      'workingHours',
      'specialDay',
    ],
    () => void load().catch(() => undefined),
  )

  return {
    load,
    loadRegions,
    forget,
    know: (person: Holder) => void (holder.value = person),
    users: computed(() => lists.value.users),
    tags: computed(() => lists.value.tags),
    customFields,
    /** When the office works, with the days that are not like their weekday. */
    hours,
    specialDays: computed(() => lists.value.specialDays),
    workingTime: computed(() => officeTime.value.times.workingHours),
    /** How time passes in the office in each way of counting it. */
    officeTime,
    customField: (name: string) => fieldsByName.value.get(name),
    registry,
    /** The same as they are, whoever looks: for whoever says what others may. */
    whole,
    registryWithRemoved,
    departments: computed(() => lists.value.departments),
    regions,
    user: (id: string) => users.value.get(id),
    called,
    tag: (id: string) => tags.value.get(id),
    region: (code: string) => known.value.byCode.get(code),
    regionName: (code: string) => regionName(code, known.value),
    regionShort,
    entries,
    entry: (dictionary: ListName, code: string) =>
      entries(dictionary).find((entry) => entry.code === code),
    /** Why cases come about, as a tree read from the top. */
    causes: (locale: Locale) => causeLines.value[locale],
    /** A cause with those above it: 产品质量 › 外观瑕疵. */
    causePath: (id: string, locale: Locale) => causePaths.value[locale].get(id),
    titleOf,
    idOf,
  }
})
