import { computed, reactive, ref, shallowRef, watch } from 'vue'
import type { AnyRow, Entity } from '../../../shared/entity.ts'
import type { Problem } from '../../../shared/failure.ts'
import { client } from '../../client.ts'
import { failureFrom } from '../../failureFrom.ts'
import { toast } from '../../frame/toasts.ts'
import { useSession } from '../../session.ts'
import { useWords } from '../../words.ts'
import { draftKeeper } from '../draftKeeping.ts'
import { newId } from '../ids.ts'
import {
  compose,
  emptyComposition,
  isComposition,
  isWorthKeeping,
  type Composition,
} from './composition.ts'

const freshIds = () => ({ act: newId(), interaction: newId(), task: newId() })

/** What is written about; `row` is undefined until the office has answered. */
interface WrittenAbout {
  readonly entity: Entity
  readonly id: string
  readonly row: AnyRow | undefined
}

/** What is being written about a record: kept as it is typed, saved as a call or a task, never lost by a failure. */
export function useComposer(about: () => WrittenAbout) {
  const { t, locale } = useWords()
  const session = useSession()
  const composition = reactive<Composition>(emptyComposition())
  const problem = shallowRef<Problem | null>(null)
  const saving = ref(false)
  /** A retried request is the same request: its ids change only once it is saved. */
  let ids = freshIds()
  /** It is to be saved as soon as the record is known. */
  let asked: string | null = null
  /** What was typed while the line before was being saved is to be saved too. */
  let again = false

  const place = () => `composer.${session.person?.id ?? ''}.${about().entity.name}.${about().id}`
  const draft = () => draftKeeper(place(), isComposition)

  function restore(): void {
    Object.assign(composition, emptyComposition(), draft().read())
    problem.value = null
    ids = freshIds()
    asked = null
  }
  restore()
  watch(
    composition,
    (now) => {
      problem.value = null
      if (isWorthKeeping(now)) draft().keep({ ...now })
      else draft().drop()
    },
    { flush: 'sync' },
  )

  async function save(sent = composition.text): Promise<boolean> {
    if (saving.value) again = true
    if (saving.value || sent.trim() === '') return false
    const { entity: on, row } = about()
    asked = row ? null : sent
    if (!row) return false
    const said = { ...composition, text: sent }
    const composed = compose(said, { entity: on, row }, locale.value, Date.now())
    if ('problem' in composed) {
      problem.value = composed.problem
      return false
    }
    saving.value = true
    try {
      for (const entity of ['interaction', 'task'] as const) {
        const values = composed[entity]
        if (!values) continue
        await client.records.create({ entity, id: ids[entity], act: ids.act, values })
      }
      const text = !composed.interaction
        ? t('timeline.savedTask')
        : composed.task
          ? t('timeline.savedBoth')
          : t('timeline.saved')
      toast({ text, undo: ids.act })
      // What was typed since is the beginning of the next one; where it was typed into this one, all of it is.
      if (composition.text.startsWith(sent)) {
        const since = composition.text.slice(sent.length)
        Object.assign(composition, emptyComposition(), { text: since })
      }
      ids = freshIds()
      return true
    } catch (error) {
      problem.value = failureFrom(error).problems[0] ?? { path: [], key: 'unexpected' }
      return false
    } finally {
      saving.value = false
      const goesOn = again && problem.value === null
      again = false
      if (goesOn) void save()
    }
  }

  watch(
    () => about().row,
    () => asked !== null && void save(asked),
  )

  return {
    place,
    composition,
    problem,
    saving,
    save,
    filled: computed(() => isWorthKeeping(composition) || composition.nextStep !== null),
  }
}
