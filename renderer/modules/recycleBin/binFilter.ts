import { computed, ref } from 'vue'
import type { BinFilter } from '../../../shared/api/recycleBin.ts'

/** What of the recycle bin is shown: of which kind, deleted by whom, called how. */
export function useBinFilter() {
  const kind = ref('')
  /** The id of a user, `program` for what the program deleted, or nothing. */
  const person = ref('')
  const typed = ref('')
  const filter = computed((): BinFilter => ({
    ...(kind.value && { entity: kind.value }),
    ...(person.value && { user: person.value === 'program' ? null : person.value }),
    ...(typed.value.trim() && { text: typed.value.trim() }),
  }))
  function showAll(): void {
    kind.value = ''
    person.value = ''
    typed.value = ''
  }
  return {
    kind,
    person,
    typed,
    filter,
    isFiltered: computed(() => Object.keys(filter.value).length > 0),
    showAll,
  }
}
