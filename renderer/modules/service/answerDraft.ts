import { computed, onScopeDispose, ref, toValue, watch, type MaybeRefOrGetter } from 'vue'
import type { AnyRow } from '../../../shared/entity.ts'
import { draftKeeper } from '../../records/draftKeeping.ts'
import { useSession } from '../../session.ts'

/** What is being written, and the saved answer that it began from. */
interface Draft {
  readonly text: string
  readonly from: string
}

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  typeof value.text === 'string' &&
  'from' in value &&
  typeof value.from === 'string'

/**
 * The answer to one case as it is being written: what is typed outlives a crash, and follows the saved one until then.
 * `theirs` is the saved answer where somebody else wrote another one since the draft began.
 */
export function useAnswerDraft(row: MaybeRefOrGetter<AnyRow>) {
  const keeper = draftKeeper(`answer.${useSession().person?.id ?? ''}.${toValue(row).id}`, isDraft)
  const held = computed(() => String(toValue(row)['answer'] ?? ''))
  const begun = keeper.read()
  const text = ref(begun?.text ?? held.value)
  const from = ref(begun?.from ?? held.value)

  const unsaved = computed(() => text.value !== held.value)
  const theirs = computed(() =>
    unsaved.value && from.value !== held.value ? held.value : undefined,
  )

  watch(held, (now) => {
    if (text.value === from.value) text.value = now
    if (text.value === now) from.value = now
  })
  onScopeDispose(
    watch([text, from, held], () => {
      if (!unsaved.value) from.value = held.value
      if (unsaved.value) keeper.keep({ text: text.value, from: from.value })
      else keeper.drop()
    }),
  )

  return {
    text,
    unsaved,
    theirs,
    /** The answer that the draft began from, as the office holds it. */
    seen: () => from.value || null,
    /** The saved answer, theirs or one's own, is what the text goes on from. */
    goOn: (saved = held.value) => void (from.value = saved),
    /** The draft goes, and the saved answer stands. */
    follow: () => void (text.value = from.value = held.value),
  }
}
