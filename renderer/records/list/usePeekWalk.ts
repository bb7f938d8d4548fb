import { computed, watch, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { client } from '../../client.ts'
import { latest } from '../../fields/latest.ts'
import { isPhone } from '../../frame/screen.ts'
import { recordPath } from '../../sections.ts'
import type { ListModel } from './listModel.ts'
import type { ListScroll } from './listScroll.ts'

/** Where the record beside the list stands in it, and the way to its neighbours. */
export function usePeekWalk(
  model: ListModel,
  peek: Readonly<Ref<string | null>>,
  scroll: () => ListScroll | null,
  show: (id: string, walking: boolean) => void,
) {
  const router = useRouter()
  const askLatest = latest()
  const { rows, cursor } = model

  const place = computed(() => {
    const total = rows.total.value ?? 0
    return cursor.value && cursor.value.id === peek.value && total > 0
      ? { index: cursor.value.index, total }
      : null
  })

  /** Finds a record that came by its address, and brings its row into view. */
  async function find(id: string): Promise<void> {
    const question = model.question()
    if (!question) return
    const atHand = rows.placeAtHand(id)
    const index = await askLatest(async (signal) =>
      atHand >= 0
        ? atHand
        : client.records.place({ entity: model.entity, id, ...question }, { signal }),
    )
    if (index === undefined || index < 0 || peek.value !== id) return
    const moved = cursor.value?.id !== id
    cursor.value = { index, id }
    if (moved) scroll()?.centre(index)
  }

  watch(
    [peek, rows.total],
    ([id, total]) => {
      if (!id || total === null) return
      if (isPhone.value) {
        void router.replace(recordPath(model.entity, id))
        return
      }
      const at = cursor.value
      // A row that is still where it was needs no looking for.
      if (at?.id === id && rows.row(at.index)?.id === id) return
      // A record that is not in this list opens all the same.
      void find(id).catch(() => undefined)
    },
    { immediate: true },
  )

  async function walk(step: 1 | -1): Promise<void> {
    const index = (place.value?.index ?? 0) + step
    if (!place.value || index < 0 || index >= place.value.total) return
    const [row] = await rows.readRows(index, index + 1)
    if (!row) return
    cursor.value = { index, id: row.id }
    scroll()?.see(index)
    show(row.id, true)
  }

  return { place, walk }
}
