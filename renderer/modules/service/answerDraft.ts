import { onScopeDispose, ref, toValue, watch, type MaybeRefOrGetter } from 'vue'
import type { AnyRow } from '../../../shared/entity.ts'
import { draftKeeper } from '../../records/draftKeeping.ts'
import { useSession } from '../../session.ts'

const isText = (value: unknown): value is string => typeof value === 'string'

/** The answer as it is being written: what is typed outlives a crash, and follows the saved one until then. */
export function useAnswerDraft(row: MaybeRefOrGetter<AnyRow>) {
  const session = useSession()
  const keeper = () => draftKeeper(`answer.${session.person?.id ?? ''}.${toValue(row).id}`, isText)
  const held = () => String(toValue(row)['answer'] ?? '')
  const text = ref('')

  /** Begins with what was typed and not saved, else with what is saved. */
  const begin = () => void (text.value = keeper().read() ?? held())
  watch(() => toValue(row).id, begin, { immediate: true })
  watch(held, (now, before) => {
    if (text.value === before) text.value = now
  })
  onScopeDispose(
    watch(text, (now) => {
      if (now === held()) keeper().drop()
      else keeper().keep(now)
    }),
  )
  return { text, held, drop: () => keeper().drop() }
}
