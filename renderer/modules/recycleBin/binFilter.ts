import { computed, ref } from 'vue'
import type { BinFilter, BinPage } from '../../../shared/api/recycleBin.ts'
import { useLookups } from '../../lookups.ts'
import { many, t } from '../../words.ts'

/** What of the recycle bin is shown: of which kind, deleted by whom, called how. */
export function useBinFilter() {
  const lookups = useLookups()
  const kind = ref('')
  /** The id of a user, `program` for what the program deleted, or nothing. */
  const person = ref('')
  const typed = ref('')
  const filter = computed((): BinFilter => ({
    ...(kind.value && { entity: kind.value }),
    ...(person.value && { user: person.value === 'program' ? null : person.value }),
    ...(typed.value.trim() && { text: typed.value.trim() }),
  }))
  const people = computed(() => [
    { value: '', label: t('recycleBin.everybody') },
    ...lookups.users.map(({ id, name }) => ({ value: id, label: name })),
    { value: 'program', label: t('recycleBin.program') },
  ])
  const kindOptions = (kinds: BinPage['kinds']) => [
    { value: '', label: t('recycleBin.all') },
    ...kinds.map(({ entity, count }) => ({ value: entity, label: `${many(entity)} ${count}` })),
  ]
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
    people,
    kindOptions,
    showAll,
  }
}
