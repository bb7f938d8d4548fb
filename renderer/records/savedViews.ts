import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { SomeRow } from '../../shared/entity.ts'
import { viewDefinitionOf, type ViewDefinition } from '../../shared/filter.ts'
import { onChanged } from '../changes.ts'
import { client } from '../client.ts'
import { useSession } from '../session.ts'

/** A view that somebody saved: one's own, or one that is shared. */
export interface SavedView {
  readonly id: string
  readonly name: string
  readonly entity: string
  readonly definition: ViewDefinition
  readonly row: SomeRow
}

/** Views asked for at once. */
const pageSize = 500

/** The saved views that the person may use, of every entity, in the order in which they were put. */
export const useSavedViews = defineStore('savedViews', () => {
  const session = useSession()
  const rows = shallowRef<readonly SomeRow[]>([])
  const loaded = ref(false)
  let asked = 0

  const views = computed(() =>
    rows.value.flatMap((row): SavedView[] => {
      const definition = viewDefinitionOf(row['definition'])
      const { id, name, entity } = row
      return definition ? [{ id, name: String(name), entity: String(entity), definition, row }] : []
    }),
  )
  const byId = computed(() => new Map(views.value.map((view) => [view.id, view])))

  async function load(): Promise<void> {
    const mine = (asked += 1)
    const found: SomeRow[] = []
    try {
      for (let isMore = true; isMore;) {
        const page = await client.records.list({
          entity: 'savedView',
          sort: { field: 'position', descending: false },
          offset: found.length,
          limit: pageSize,
        })
        found.push(...page.rows)
        isMore = page.rows.length === pageSize
      }
      if (mine === asked) rows.value = found
    } catch {
      // Those that are here stay; the next change asks again.
    } finally {
      if (mine === asked) loaded.value = true
    }
  }

  watch(
    () => session.person?.id,
    (person) => {
      rows.value = []
      loaded.value = false
      if (person) void load()
    },
    { immediate: true },
  )
  onChanged(['savedView'], () => void load())

  return {
    /** Whether they have been asked for: until then one that is missing may yet come. */
    loaded,
    of: (entity: string) => views.value.filter((view) => view.entity === entity),
    view: (id: string) => byId.value.get(id),
  }
})
