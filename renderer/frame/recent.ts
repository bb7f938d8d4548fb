import { shallowRef, watch } from 'vue'
import type { RouteLocationNormalized } from 'vue-router'
import type { Hit } from '../../shared/api/search.ts'
import type { Titles } from '../../shared/api/records.ts'
import { client } from '../client.ts'
import { useSession } from '../session.ts'

interface Opened {
  readonly entity: string
  readonly id: string
}

/** Records remembered, and records shown. */
const kept = 12
const shown = 5
let opened: readonly Opened[] = []

/** Notes the record that an address opens, on its page or beside a list. */
export function noteRecent({ meta, params, query }: RouteLocationNormalized): void {
  const id = params['id'] ?? query['peek']
  if (typeof id !== 'string' || !meta.entity) return
  const others = opened.filter((each) => each.id !== id)
  opened = [{ entity: meta.entity, id }, ...others].slice(0, kept)
}

/** The records last opened, read when asked for; those that are gone are left out. */
export function useRecent() {
  const session = useSession()
  const hits = shallowRef<readonly Hit[]>([])
  const titles = shallowRef<Titles>({})

  async function load(): Promise<void> {
    const read = await Promise.all(
      opened.slice(0, shown).map(async ({ entity, id }) => {
        const found = await client.records.read({ entity, id }).catch(() => undefined)
        if (!found || found.row.deletedAt !== null) return []
        titles.value = { ...titles.value, ...found.titles }
        return [{ entity, row: found.row, field: '', text: '', ranges: [] }]
      }),
    )
    hits.value = read.flat()
  }

  watch(
    () => session.person?.id,
    () => {
      opened = []
      hits.value = []
    },
  )
  return { hits, titles, load }
}
