import { computed, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { entities, entityNamed } from '../../../shared/entities/registry.ts'
import type { Filter, Sort, ViewDefinition } from '../../../shared/filter.ts'
import { remembered } from '../../remembered.ts'
import { isSortable, sameColumns, soundColumns, type Column } from './columns.ts'
import { sameFilter } from '../filter/filterChips.ts'
import { listModel } from './listModel.ts'
import { readListAddress, writeListAddress } from './listUrl.ts'
import { useListViews } from './listViews.ts'

const sameSort = (a: Sort, b: Sort) => a.field === b.field && a.descending === b.descending

/** The list that the address asks for. What is changed goes into the address, and from there into the list. */
export function useList(entityName: string) {
  const route = useRoute()
  const router = useRouter()
  const entity = entityNamed(entities, entityName)!
  const model = listModel(entityName)
  const { views, loaded, counts, isMine } = useListViews(entityName)
  /** Columns of the views that are always there, as they were last chosen on this device. */
  const ownColumns = remembered<readonly Column[] | null>(
    `laike.columns.${entityName}`,
    null,
    Array.isArray,
  )

  const address = computed(() => readListAddress(route.query))
  const view = computed(
    () => views.value.find(({ key }) => key === address.value.view) ?? views.value[0]!,
  )
  /** A saved view is known only once the saved views are here. */
  const ready = computed(
    () => loaded.value || views.value.some(({ key }) => key === (address.value.view ?? key)),
  )

  const filter = computed(() => {
    const asked = address.value.filter
    return asked === undefined ? view.value.definition.filter : asked
  })
  const sort = computed(() => {
    const asked = address.value.sort ?? view.value.definition.sort
    return isSortable(entity, asked.field) ? asked : entity.sort
  })
  const columns = computed(() =>
    soundColumns(
      entity,
      address.value.columns ??
        (view.value.saved ? null : ownColumns.value) ??
        view.value.definition.columns,
    ),
  )
  const columnsChosen = computed(
    () =>
      address.value.columns !== undefined ||
      view.value.saved !== undefined ||
      ownColumns.value !== null,
  )
  const peek = computed(() => address.value.peek ?? null)
  const definition = computed((): ViewDefinition => ({
    filter: filter.value,
    sort: sort.value,
    columns: columns.value.map(({ field, width }) => ({ field, ...(width && { width }) })),
  }))

  /** Whether the list is another than its view keeps. */
  const differs = computed(() => {
    const kept = view.value.definition
    return (
      !sameFilter(filter.value, kept.filter) ||
      !sameSort(sort.value, kept.sort) ||
      (view.value.saved !== undefined && !sameColumns(columns.value, kept.columns))
    )
  })

  interface Changed {
    filter?: Filter | null
    sort?: Sort
    columns?: readonly Column[] | undefined
    peek?: string | null
  }

  /** Goes to the list with something changed; `replace` leaves no step to go back to. */
  function go(changed: Changed, replace = false): Promise<unknown> {
    const kept = view.value.definition
    const nextFilter = 'filter' in changed ? (changed.filter ?? null) : filter.value
    const nextSort = changed.sort ?? sort.value
    const nextPeek = 'peek' in changed ? changed.peek : peek.value
    const query = writeListAddress({
      view: address.value.view,
      filter: sameFilter(nextFilter, kept.filter) ? undefined : nextFilter,
      sort: sameSort(nextSort, kept.sort) ? undefined : nextSort,
      columns: 'columns' in changed ? changed.columns : address.value.columns,
      peek: nextPeek ?? undefined,
    })
    return replace ? router.replace({ query }) : router.push({ query })
  }

  function setColumns(next: readonly Column[] | null): void {
    if (!view.value.saved) ownColumns.value = next
    void go({ columns: next ?? undefined }, true)
  }

  /** Opens another view as it was saved. */
  function openView(key: string): void {
    const first = views.value[0]?.key === key
    void router.push({ query: writeListAddress({ view: first ? undefined : key }) })
  }

  /** Pressed once more a column turns round; figures and times begin with the largest. */
  function sortBy(field: string): void {
    const { kind } = entity.fields[field] ?? { kind: 'instant' }
    const falling = ['number', 'money', 'instant', 'duration'].includes(kind)
    const descending = sort.value.field === field ? !sort.value.descending : falling
    void go({ sort: { field, descending } }, true)
  }

  watch(
    [ready, () => JSON.stringify([filter.value, sort.value])],
    ([now]) => {
      if (now) model.ask({ filter: filter.value, sort: sort.value })
    },
    { immediate: true },
  )

  return {
    entity,
    model,
    views,
    view,
    counts,
    isMine,
    filter,
    sort,
    columns,
    columnsChosen,
    peek,
    definition,
    differs,
    go,
    setColumns,
    openView,
    sortBy,
  }
}

export type List = ReturnType<typeof useList>
