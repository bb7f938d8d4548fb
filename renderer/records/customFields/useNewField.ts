import { computed, ref, watch } from 'vue'
import type { CustomFieldKind } from '../../../shared/customFields.ts'
import type { OwnListName } from '../../../shared/dictionaries.ts'
import { failureFrom } from '../../client.ts'
import { failureText, t } from '../../words.ts'
import { newId } from '../ids.ts'
import { addField } from './customFieldActs.ts'
import { guessKind } from './guessKind.ts'
import { optionTexts } from './optionTexts.ts'

/** Characters of a label, and of an option. */
export const longestLabel = 60
export const longestOption = 64
/** Options made at once; a list may grow longer later. */
const mostOptions = 100

/** A field in the making: its kind follows from its name until somebody chooses one. */
export function useNewField(entity: () => string) {
  const label = ref('')
  const chosen = ref<CustomFieldKind>()
  const typedOptions = ref('')
  const wrong = ref('')
  const wrongOptions = ref('')
  const saving = ref(false)
  const ids = new Map<string, string>()

  const kind = computed({
    get: () => chosen.value ?? guessKind(label.value),
    set: (next) => (chosen.value = next),
  })
  const options = computed(() => (kind.value === 'choice' ? optionTexts(typedOptions.value) : []))
  watch(label, () => (wrong.value = ''))
  watch([typedOptions, kind], () => (wrongOptions.value = ''))

  /** The same until the form is emptied, so that what was made and not answered is not made twice, whatever it is called. */
  function idOf(what: string): string {
    const id = ids.get(what) ?? newId()
    ids.set(what, id)
    return id
  }

  /** Empties the form for the next one. */
  function clear(): void {
    label.value = typedOptions.value = ''
    chosen.value = undefined
    ids.clear()
  }

  function check(): boolean {
    const long = options.value.find((text) => text.length > longestOption)
    if (long) wrongOptions.value = t('customFields.optionTooLong', { option: long.slice(0, 12) })
    if (options.value.length > mostOptions) {
      wrongOptions.value = t('customFields.tooManyOptions', { limit: mostOptions })
    }
    return label.value.trim() !== '' && !wrongOptions.value
  }

  /** Answers the name of the field that was made; undefined when something has to be mended first. */
  async function save(): Promise<OwnListName | undefined> {
    if (saving.value || !check()) return undefined
    saving.value = true
    try {
      const name = await addField({
        id: idOf(`${entity()} ${kind.value}`),
        act: idOf('act'),
        entity: entity(),
        label: label.value.trim(),
        kind: kind.value,
        options: options.value.map((text) => ({ id: idOf(`${entity()} option ${text}`), text })),
      })
      clear()
      return name
    } catch (error) {
      wrong.value = failureFrom(error).problems.map(failureText).join(' ')
      return undefined
    } finally {
      saving.value = false
    }
  }

  return { label, kind, typedOptions, options, wrong, wrongOptions, saving, save }
}

export type NewFieldState = ReturnType<typeof useNewField>
