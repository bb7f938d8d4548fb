import { computed, ref, type Ref } from 'vue'
import { dictionaries } from '../../../shared/dictionaries.ts'
import type { PickOption } from '../../fields/pickOption.ts'
import { loadPinyin, typedMatch } from '../../fields/typedMatch.ts'
import { useLookups } from '../../lookups.ts'
import { useSession } from '../../session.ts'
import { useWords } from '../../words.ts'
import type { Composition } from './composition.ts'
import { colleagueAsked, kindAsked, without, type ComposerKind } from './composerText.ts'

/** What `/` and `@` offer while one writes, and what choosing does. */
export function useComposerMenu(composition: Composition, caret: Ref<number>) {
  const { one, labelOf } = useWords()
  const lookups = useLookups()
  const session = useSession()
  const active = ref(0)
  /** Text for which the menu was closed by Esc. */
  const closedFor = ref<string>()

  const kind = computed(() => kindAsked(composition.text, caret.value))
  const colleague = computed(() => colleagueAsked(composition.text, caret.value))

  const kindOptions = computed<PickOption[]>(() =>
    [
      ...dictionaries.interactionKind.codes.map((code) => ({
        key: code,
        label: labelOf('interactionKind', code),
      })),
      ...(session.may('task', 'add') ? [{ key: 'task', label: one('task') }] : []),
    ].filter(({ key, label }) => {
      const query = kind.value?.query ?? ''
      return typedMatch(label, query) || key.startsWith(query.toLowerCase())
    }),
  )
  const handsOn = computed(() => session.may('task', 'add') && session.may('task', 'assign'))
  const colleagues = computed<PickOption[]>(() =>
    (handsOn.value ? lookups.users : [])
      .filter((user) => user.active && typedMatch(user.name, colleague.value?.query ?? ''))
      .map(({ id }) => ({ key: id, label: lookups.called(id) })),
  )

  const mode = computed(() => {
    if (closedFor.value === composition.text) return undefined
    if (kind.value) return 'kind'
    return colleague.value && colleagues.value.length > 0 ? 'colleague' : undefined
  })
  const options = computed(() => {
    if (mode.value) void loadPinyin()
    if (mode.value === 'kind') return kindOptions.value
    return mode.value === 'colleague' ? colleagues.value : []
  })

  /** Does what was chosen and answers where the caret stands then. */
  function choose(option: PickOption): number {
    const word = mode.value === 'kind' ? kind.value : colleague.value
    if (mode.value === 'kind') composition.kind = option.key as ComposerKind
    else {
      composition.owner = option.key
      if (composition.kind !== 'task') composition.nextStep ??= ''
    }
    active.value = 0
    if (!word) return caret.value
    const left = without(composition.text, word)
    composition.text = left.text
    return left.caret
  }

  function move(step: number): void {
    const count = options.value.length
    if (count > 0) active.value = (active.value + step + count) % count
  }

  return {
    /** Whether a next step can be a colleague's. */
    handsOn,
    mode,
    options,
    active,
    choose,
    move,
    current: computed(() => (mode.value ? options.value[active.value] : undefined)),
    close: () => (closedFor.value = composition.text),
  }
}
