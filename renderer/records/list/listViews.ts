import { computed, onScopeDispose, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { dictionaries } from '../../../shared/dictionaries.ts'
import type { AnyValues, Entity, SomeRow } from '../../../shared/entity.ts'
import type { Filter, Mark, ViewDefinition } from '../../../shared/filter.ts'
import { onChanged } from '../../changes.ts'
import { client } from '../../client.ts'
import { latest } from '../../fields/latest.ts'
import { entityNow } from '../../registry.ts'
import { remembered } from '../../remembered.ts'
import { useSession } from '../../session.ts'
import { labelOf, t } from '../../words.ts'
import { readNow } from '../filter/filterReads.ts'
import { useSavedViews } from '../savedViews.ts'

/** A tab over a list: one that is always there, or one that somebody saved. */
export interface ListView {
  readonly key: string
  readonly label: string
  readonly definition: ViewDefinition
  /** What a new record starts with that is made from here. */
  readonly starts?: AnyValues
  /** The record behind a saved view. */
  readonly saved?: SomeRow
}

/** Milliseconds in which several changes are counted once. */
const settling = 300

/** The views that every list has, the first being shown at first. */
function builtInViews(entity: Entity): ListView[] {
  const { sort } = entity
  const columns = entity.list.map((field) => ({ field }))
  const view = (key: string, label: string, filter: Filter | null): ListView => ({
    key,
    label,
    definition: { filter, sort, columns },
  })
  const all = view('all', t('list.views.all'), null)
  const own: Filter = { field: 'owner', op: 'mine' }
  if (entity.fields['doneAt']) {
    const open: Filter = { field: 'doneAt', op: 'empty' }
    return [
      view('mine', t('list.views.mine'), { all: [own, open] }),
      view('open', t('list.views.open'), open),
      all,
    ]
  }
  if (entity.fields['state']?.dictionary === 'caseState') return caseViews(view, own, all)
  return entity.fields['owner'] ? [all, view('mine', t('list.views.mine'), own)] : [all]
}

/** Closed cases, the latest first: no time is left of them, and how it ended is worth a column. */
const overView = (view: ListView): ListView => ({
  ...view,
  definition: {
    ...view.definition,
    sort: { field: 'closedAt', descending: true },
    columns: [
      'number',
      'title',
      'kind',
      'customer',
      'owner',
      'satisfaction',
      'receivedAt',
      'closedAt',
    ].map((field) => ({ field })),
  },
})

/** What is open, what is over its limit or due today, one's own, and each kind, by the time that is left; then what is over. */
function caseViews(
  view: (key: string, label: string, filter: Filter | null) => ListView,
  own: Filter,
  all: ListView,
): ListView[] {
  const open: Filter = { field: 'state', op: 'noneOf', value: ['closed'] }
  const closed: Filter = { field: 'state', op: 'oneOf', value: ['closed'] }
  const late: Filter = { field: 'late', op: 'is', value: true }
  const today: Filter = {
    all: [
      { field: 'dueAt', op: 'today' },
      { field: 'late', op: 'empty' },
    ],
  }
  const marks = (['critical', 'high'] as const).map((code): Mark => ({
    where: { field: 'severity', op: 'oneOf', value: [code] },
    tone: code === 'critical' ? 'danger' : 'warning',
    as: 'label',
    label: labelOf('caseSeverity', code),
  }))
  const byTime = (each: ListView): ListView => ({
    ...each,
    definition: {
      ...each.definition,
      ...{ sort: { field: 'dueAt', descending: false }, grouped: true, marks },
    },
  })
  return [
    view('open', t('list.views.open'), open),
    view('late', t('list.views.late'), late),
    view('today', t('list.views.dueToday'), today),
    view('mine', t('list.views.mine'), { all: [own, open] }),
    ...dictionaries.caseKind.codes.map((kind) => ({
      ...view(kind, labelOf('caseKind', kind), {
        all: [{ field: 'kind', op: 'oneOf', value: [kind] }, open],
      }),
      starts: { kind },
    })),
  ]
    .map(byTime)
    .concat(overView(view('closed', t('list.views.closed'), closed)), all)
}

/** The views of an entity's list, with how many records each holds. */
export function useListViews(entityName: MaybeRefOrGetter<string>) {
  const session = useSession()
  const saved = useSavedViews()
  const counts = shallowRef<ReadonlyMap<string, number | null>>(new Map())
  const entity = computed(() => entityNow(toValue(entityName))!)
  const askLatest = latest()
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Saved views as they were put in order on this device; those that nobody moved stand behind. */
  const order = remembered<readonly string[]>(
    `laike.views.${toValue(entityName)}`,
    [],
    Array.isArray,
  )
  const rank = (id: string) => {
    const at = order.value.indexOf(id)
    return at < 0 ? order.value.length : at
  }

  const views = computed((): ListView[] => [
    ...builtInViews(entity.value),
    ...saved
      .of(toValue(entityName))
      .toSorted((a, b) => rank(a.id) - rank(b.id))
      .map(({ id, name, definition, row }) => ({ key: id, label: name, definition, saved: row })),
  ])

  /** What the counts follow from: records of the list, and whatever else a view asks about. */
  const counted = computed(() => {
    const filters = views.value.map((view) => view.definition.filter)
    const beside = filters.flatMap((filter) => [...readNow(entity.value, filter)])
    return new Set([toValue(entityName), '*', ...beside])
  })

  async function count(): Promise<void> {
    const asked = views.value.slice(0, 50)
    const filters = asked.map((view) => view.definition.filter)
    const found = await askLatest((signal) =>
      client.records.counts({ entity: toValue(entityName), filters }, { signal }),
    )
    if (!found) return
    counts.value = new Map(asked.map((view, index) => [view.key, found[index] ?? null]))
  }

  // Tabs without their counts are still tabs: the list itself says what is wrong.
  const quietly = (work: () => Promise<void>) => void work().catch(() => undefined)
  const countSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => quietly(count), settling)
  }

  watch(
    () => toValue(entityName),
    () => (counts.value = new Map()),
  )
  watch(
    () =>
      views.value.map(({ key, definition }) => `${key}${JSON.stringify(definition.filter)}`).join(),
    () => quietly(count),
    { immediate: true },
  )
  onChanged(null, (events) => {
    if (events.some((event) => counted.value.has(event.entity))) countSoon()
  })
  onScopeDispose(() => clearTimeout(timer))

  /** Puts a saved view where another one stands. */
  function move(key: string, to: string): void {
    const keys = views.value.filter((view) => view.saved).map((view) => view.key)
    const at = keys.indexOf(to)
    if (at < 0 || !keys.includes(key)) return
    order.value = keys.filter((each) => each !== key).toSpliced(at, 0, key)
  }

  const isMine = (view: ListView) =>
    view.saved !== undefined &&
    !session.looking &&
    (view.saved['owner'] === session.person?.id || session.administrator)

  return { views, loaded: computed(() => saved.loaded), counts, isMine, move }
}
