import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useRouter } from 'vue-router'
import { toastFailure } from '../frame/toasts.ts'
import { recordPath } from '../sections.ts'
import { listModel } from './list/listModel.ts'

/** Where a record stands in the list somebody came from, and the way to its neighbours; null from elsewhere. */
export function usePlaceInList(entity: MaybeRefOrGetter<string>, id: MaybeRefOrGetter<string>) {
  const router = useRouter()
  const model = computed(() => listModel(toValue(entity)))
  const place = computed(() => {
    const cursor = model.value.cursor.value
    const total = model.value.rows.total.value ?? 0
    return cursor?.id === toValue(id) && total > 0 ? { index: cursor.index, total } : null
  })

  /** Opens the record that many rows further on, and takes the list's cursor along. */
  async function go(step: 1 | -1): Promise<void> {
    const index = (place.value?.index ?? 0) + step
    if (!place.value || index < 0 || index >= place.value.total) return
    try {
      const [row] = await model.value.rows.readRows(index, index + 1)
      if (!row) return
      model.value.cursor.value = { index, id: row.id }
      await router.replace(recordPath(toValue(entity), row.id))
    } catch (error) {
      toastFailure(error)
    }
  }

  return { place, go }
}
