import {
  computed,
  onScopeDispose,
  ref,
  shallowRef,
  toValue,
  watch,
  type MaybeRefOrGetter,
} from 'vue'
import type { AnyRow, Entity } from '../../../shared/entity.ts'
import { viewDefinitionSchema, type Filter, type ViewDefinition } from '../../../shared/filter.ts'
import { onChanged } from '../../changes.ts'
import { client } from '../../client.ts'
import { latest } from '../../fields/latest.ts'
import { entityNow } from '../../registry.ts'
import { useSession } from '../../session.ts'
import { t } from '../../words.ts'

/** A tab over a list: one that is always there, or one that somebody saved. */
export interface ListView {
  readonly key: string
  readonly label: string
  readonly definition: ViewDefinition
  /** The record behind a saved view. */
  readonly saved?: AnyRow
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
  return entity.fields['owner'] ? [all, view('mine', t('list.views.mine'), own)] : [all]
}

/** Reads what a saved view holds; undefined for one that can't be understood. */
function savedDefinition(row: AnyRow): ViewDefinition | undefined {
  try {
    const read = viewDefinitionSchema.safeParse(JSON.parse(String(row['definition'])))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

/** The views of an entity's list, with how many records each holds. */
export function useListViews(entityName: MaybeRefOrGetter<string>) {
  const session = useSession()
  const saved = shallowRef<readonly AnyRow[]>([])
  const loaded = ref(false)
  const counts = shallowRef<ReadonlyMap<string, number | null>>(new Map())
  const entity = computed(() => entityNow(toValue(entityName))!)
  const askLatest = latest()
  let timer: ReturnType<typeof setTimeout> | undefined

  const views = computed((): ListView[] => [
    ...builtInViews(entity.value),
    ...saved.value.flatMap((row): ListView[] => {
      const definition = savedDefinition(row)
      return definition ? [{ key: row.id, label: String(row['name']), definition, saved: row }] : []
    }),
  ])

  async function load(): Promise<void> {
    const name = toValue(entityName)
    try {
      const { rows } = await client.records.list({
        entity: 'savedView',
        filter: { field: 'entity', op: 'is', value: name },
        sort: { field: 'position', descending: false },
        limit: 100,
      })
      if (name === toValue(entityName)) saved.value = rows
    } finally {
      loaded.value = true
    }
  }

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
    () => {
      saved.value = []
      loaded.value = false
      counts.value = new Map()
      quietly(load)
    },
    { immediate: true },
  )
  watch(
    () =>
      views.value.map(({ key, definition }) => `${key}${JSON.stringify(definition.filter)}`).join(),
    () => quietly(count),
    { immediate: true },
  )
  onChanged(['savedView'], () => quietly(load))
  onChanged(null, (events) => {
    if (events.some((event) => event.entity === toValue(entityName) || event.entity === '*')) {
      countSoon()
    }
  })
  onScopeDispose(() => clearTimeout(timer))

  const isMine = (view: ListView) =>
    view.saved !== undefined &&
    (view.saved['owner'] === session.person?.id || session.administrator)

  return { views, loaded, counts, isMine }
}
