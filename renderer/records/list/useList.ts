import { computed, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { Problem } from '../../../shared/failure.ts'
import {
  marksSchema,
  viewsIn,
  type Filter,
  type Mark,
  type Sort,
  type ViewDefinition,
} from '../../../shared/filter.ts'
import { entityNow } from '../../registry.ts'
import { remembered } from '../../remembered.ts'
import { isSortable, soundColumns, type Column } from './columns.ts'
import { filterProblems, withoutProblems } from '../filter/filterProblems.ts'
import { sameFilter, tidied } from '../filter/filterTree.ts'
import { listModel } from './listModel.ts'
import { sameShape, type ListShape } from './listShape.ts'
import { rowFields } from './rowFields.ts'
import { readListAddress, writeListAddress } from './listUrl.ts'
import { useListViews } from './listViews.ts'

/** Why a list can't be shown: its address, its view or its filter. */
export type ListTrouble =
  | { readonly kind: 'unreadable' | 'view' }
  | { readonly kind: 'filter'; readonly problems: readonly Problem[] }

const sameSort = (a: Sort, b: Sort) => a.field === b.field && a.descending === b.descending
const sameMarks = (a: readonly Mark[], b: readonly Mark[]) =>
  JSON.stringify(a.map(orderedMark)) === JSON.stringify(b.map(orderedMark))
const orderedMark = ({ where, tone, as, label }: Mark) => [where, tone, as, label ?? '']

/** The list that the address asks for. What is changed goes into the address, and from there into the list. */
export function useList(entityName: string) {
  const route = useRoute()
  const router = useRouter()
  const entity = computed(() => entityNow(entityName)!)
  const model = listModel(entityName)
  const { views, loaded, counts, isMine, move } = useListViews(entityName)
  /** Columns of the views that are always there, as they were last chosen on this device. */
  const ownColumns = remembered<readonly Column[] | null>(
    `laike.columns.${entityName}`,
    null,
    Array.isArray,
  )
  const ownFrozen = remembered<number | null>(
    `laike.frozen.${entityName}`,
    null,
    (value) => typeof value === 'number',
  )

  const ownGrouped = remembered<boolean | null>(
    `laike.grouped.${entityName}`,
    null,
    (value) => typeof value === 'boolean',
  )
  const ownMarks = remembered<readonly Mark[] | null>(
    `laike.marks.${entityName}`,
    null,
    (value) => marksSchema.safeParse(value).success,
  )

  const address = computed(() => readListAddress(route.query))
  const view = computed(
    () => views.value.find(({ key }) => key === address.value.view) ?? views.value[0]!,
  )
  /** A saved view, the one that is open or one that is asked for, is known only once the saved views are here. */
  const ready = computed(
    () =>
      loaded.value ||
      (views.value.some(({ key }) => key === (address.value.view ?? key)) &&
        viewsIn(filter.value).length === 0),
  )

  const filter = computed(() => {
    const asked = address.value.filter
    return tidied(asked === undefined ? view.value.definition.filter : asked)
  })
  const marks = computed(
    () =>
      address.value.marks ??
      (view.value.saved ? null : ownMarks.value) ??
      view.value.definition.marks ??
      [],
  )
  /** Why the list can't be shown as it was asked for. */
  const trouble = computed((): ListTrouble | undefined => {
    if (address.value.unreadable) return { kind: 'unreadable' }
    const { view: key } = address.value
    if (ready.value && key !== undefined && key !== view.value.key) return { kind: 'view' }
    const problems = filterProblems(entity.value, filter.value)
    return problems.length > 0 ? { kind: 'filter', problems } : undefined
  })
  const find = computed(() => address.value.find ?? '')
  /** What the list is asked with: its filter, and what it is searched for. */
  const asked = computed(() => {
    if (!find.value) return filter.value
    return tidied({ all: [...(filter.value ? [filter.value] : []), { found: find.value }] })
  })
  const sort = computed(() => {
    const asked = address.value.sort ?? view.value.definition.sort
    return isSortable(entity.value, asked.field) ? asked : entity.value.sort
  })
  const shape = computed((): ListShape => {
    const kept = view.value.definition
    const isOwn = !view.value.saved
    return {
      columns: soundColumns(
        entity.value,
        address.value.columns ?? (isOwn ? ownColumns.value : null) ?? kept.columns,
      ),
      frozen: address.value.frozen ?? (isOwn ? ownFrozen.value : null) ?? kept.frozen,
      grouped: address.value.grouped ?? (isOwn ? ownGrouped.value : null) ?? kept.grouped,
    }
  })
  const shown = computed(() => rowFields(entity.value, shape.value.columns, sort.value))
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
    columns: shape.value.columns.map(({ field, width }) => ({ field, ...(width && { width }) })),
    ...(shape.value.frozen !== undefined && { frozen: shape.value.frozen }),
    ...(shape.value.grouped !== undefined && { grouped: shape.value.grouped }),
    ...(marks.value.length > 0 && { marks: marks.value }),
  }))

  /** Whether the list is another than its view keeps. */
  const differs = computed(() => {
    const kept = view.value.definition
    return (
      !sameFilter(filter.value, kept.filter) ||
      !sameSort(sort.value, kept.sort) ||
      (view.value.saved !== undefined &&
        !(sameShape(entity.value, shape.value, kept) && sameMarks(marks.value, kept.marks ?? [])))
    )
  })

  interface Changed {
    filter?: Filter | null
    find?: string
    sort?: Sort
    shape?: Partial<ListShape>
    marks?: readonly Mark[] | undefined
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
      find: changed.find ?? find.value,
      sort: sameSort(nextSort, kept.sort) ? undefined : nextSort,
      columns: changed.shape ? changed.shape.columns : address.value.columns,
      frozen: changed.shape ? changed.shape.frozen : address.value.frozen,
      grouped: changed.shape ? changed.shape.grouped : address.value.grouped,
      marks: 'marks' in changed ? changed.marks : address.value.marks,
      peek: nextPeek ?? undefined,
    })
    return replace ? router.replace({ query }) : router.push({ query })
  }

  /** Shapes the list; null is as it was at first, or as its view has it. */
  function setShape(next: ListShape | null): void {
    if (!view.value.saved) {
      ownColumns.value = next?.columns ?? null
      ownFrozen.value = next?.frozen ?? null
      ownGrouped.value = next?.grouped ?? null
    }
    void go({ shape: next ?? {} }, true)
  }

  /** Marks the rows; null is as the view has it. */
  function setMarks(next: readonly Mark[]): void {
    if (!view.value.saved) ownMarks.value = next
    const isKept = sameMarks(next, view.value.definition.marks ?? [])
    void go({ marks: view.value.saved && !isKept ? next : undefined }, true)
  }

  /** Opens another view as it was saved. */
  function openView(key: string): void {
    const first = views.value[0]?.key === key
    void router.push({ query: writeListAddress({ view: first ? undefined : key }) })
  }

  /** Takes away what the list can't be shown with, and leaves the rest as it is. */
  function mend(): void {
    const found = trouble.value
    if (found?.kind === 'filter' && filter.value) {
      void go({ filter: withoutProblems(filter.value, found.problems) })
    } else if (found?.kind === 'unreadable') void go({}, true)
    else openView('all')
  }

  /** Sorts by a field and puts heads over what has it in common; null takes the heads away. */
  function groupBy(field: string | null): void {
    const next = { ...shape.value, grouped: field !== null }
    if (!view.value.saved) ownGrouped.value = next.grouped
    const isSorted = field === null || field === sort.value.field
    void go({ shape: next, ...(!isSorted && { sort: { field, descending: false } }) }, true)
  }

  /** Pressed once more a column turns round; figures and times begin with the largest. */
  function sortBy(field: string): void {
    const { kind } = entity.value.fields[field] ?? { kind: 'instant' }
    const falling = ['number', 'money', 'instant', 'duration'].includes(kind)
    const descending = sort.value.field === field ? !sort.value.descending : falling
    void go({ sort: { field, descending } }, true)
  }

  watch(
    [() => ready.value && !trouble.value, () => JSON.stringify([asked.value, sort.value])],
    ([now]) => {
      if (!now) return
      model.rows.mark(marks.value)
      model.rows.show(shown.value)
      model.ask({ filter: asked.value, sort: sort.value })
    },
    { immediate: true },
  )

  watch(marks, (now) => model.rows.mark(now))
  watch(shown, (now) => model.rows.show(now))

  return {
    entity,
    model,
    views,
    view,
    counts,
    isMine,
    moveView: move,
    filter,
    find,
    asked,
    sort,
    shape,
    marks,
    trouble,
    columnsChosen,
    peek,
    definition,
    differs,
    go,
    setShape,
    groupBy,
    setMarks,
    openView,
    mend,
    sortBy,
  }
}

export type List = ReturnType<typeof useList>
