import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Lookups, RegionLine } from '../shared/api/office.ts'
import type { DictionaryName } from '../shared/dictionaries.ts'
import { onChanged } from './changes.ts'
import { client } from './client.ts'

const nothing: Lookups = { users: [], departments: [], tags: [], dictionary: [] }

const byId = <R extends { readonly id: string }>(rows: readonly R[]) =>
  new Map(rows.map((row) => [row.id, row]))

/** Codes of a region and of the larger ones it lies in, largest first: 33, 3302, 330212. */
export function regionChain(code: string): string[] {
  const chain = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code]
  return [...new Set(chain)]
}

/** The small lists that every screen needs: people, departments, tags, dictionaries, regions. */
export const useLookups = defineStore('lookups', () => {
  const lists = shallowRef(nothing)
  const regions = shallowRef<readonly RegionLine[]>([])
  let regionsAsked: Promise<void> | undefined

  const users = computed(() => byId(lists.value.users))
  const tags = computed(() => byId(lists.value.tags))
  const departments = computed(() => byId(lists.value.departments))
  const regionsByCode = computed(() => new Map(regions.value.map((region) => [region[0], region])))

  async function load(): Promise<void> {
    lists.value = await client.office.lookups()
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
    lists.value = nothing
  }

  const entries = (dictionary: DictionaryName) =>
    lists.value.dictionary.filter((entry) => entry.list === dictionary)

  function titleOf(entity: string, id: string): string | undefined {
    if (entity === 'user') return users.value.get(id)?.name
    if (entity === 'tag') return tags.value.get(id)?.name
    return entity === 'department' ? departments.value.get(id)?.name : undefined
  }

  function idOf(entity: string, title: string): string | undefined {
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

  const regionNames = (code: string) =>
    regionChain(code).flatMap((each) => regionsByCode.value.get(each)?.[1] ?? [])

  onChanged(['user', 'department', 'tag', 'dictionary'], () => void load().catch(() => undefined))

  return {
    load,
    loadRegions,
    forget,
    users: computed(() => lists.value.users),
    tags: computed(() => lists.value.tags),
    departments: computed(() => lists.value.departments),
    regions,
    user: (id: string) => users.value.get(id),
    tag: (id: string) => tags.value.get(id),
    region: (code: string) => regionsByCode.value.get(code),
    regionNames,
    regionName: (code: string) => regionNames(code).join(' '),
    entries,
    entry: (dictionary: DictionaryName, code: string) =>
      entries(dictionary).find((entry) => entry.code === code),
    titleOf,
    idOf,
  }
})
