import { computed, ref, shallowRef } from 'vue'
import type {
  ColumnTarget,
  DuplicatePolicy,
  Mapping,
  Rehearsal,
} from '../../../shared/api/importing.ts'
import { client, failureFrom } from '../../client.ts'
import { useLookups } from '../../lookups.ts'
import { failureText, t } from '../../words.ts'
import { namesCustomers, remap } from './columnTargets.ts'
import { recallMapping, rememberMapping, renewedMapping } from './mappingMemory.ts'
import { base64Of, refuseFile } from './sheetFile.ts'

/** A sheet on its way in: what was chosen, what importing it would do, and what the person settles meanwhile. */
export function useRehearsing() {
  const name = ref('')
  const content = shallowRef('')
  const rehearsal = shallowRef<Rehearsal | null>(null)
  /** As the person has it, which may be ahead of the rehearsal for a moment. */
  const mapping = shallowRef<Mapping>([])
  const duplicates = ref<DuplicatePolicy>('skip')
  const remembered = ref(false)
  const reading = ref(false)
  /** Why the file can't be imported, in a sentence; empty when it can. */
  const trouble = ref('')
  let asking: AbortController | undefined

  /** Takes a file. One that can't be imported leaves what was there before, and says why. */
  async function choose(file: File): Promise<void> {
    trouble.value = ''
    const refusal = await refuseFile(file)
    if (refusal) return void (trouble.value = t(`importing.refused.${refusal}`))
    try {
      content.value = await base64Of(file)
    } catch {
      return void (trouble.value = t('importing.refused.gone'))
    }
    name.value = file.name
    rehearsal.value = null
    duplicates.value = 'skip'
    await rehearse()
    const header = rehearsal.value ? (rehearsal.value as Rehearsal).header : []
    const kept = recallMapping(header, localStorage)
    remembered.value = kept !== undefined
    if (kept) await rehearse(renewedMapping(kept, mapping.value, useLookups().registry))
  }

  async function rehearse(wanted?: Mapping): Promise<void> {
    asking?.abort()
    const asked = (asking = new AbortController())
    reading.value = true
    trouble.value = ''
    try {
      const answer = await client.importing.rehearse(
        {
          name: name.value,
          content: content.value,
          duplicates: duplicates.value,
          ...(wanted && { mapping: [...wanted] }),
        },
        { signal: asked.signal },
      )
      if (asking !== asked) return
      rehearsal.value = answer
      mapping.value = answer.mapping
    } catch (error) {
      if (asking !== asked || asked.signal.aborted) return
      trouble.value = failureFrom(error).problems.map(failureText).join(' ')
    } finally {
      if (asking === asked) reading.value = false
    }
  }

  /** Puts a column elsewhere; the counts follow. */
  async function putColumn(column: number, target: ColumnTarget | null): Promise<void> {
    mapping.value = remap(mapping.value, column, target)
    remembered.value = false
    await rehearse(mapping.value)
  }

  async function setDuplicates(policy: DuplicatePolicy): Promise<void> {
    duplicates.value = policy
    await rehearse(mapping.value)
  }

  /** Gives up what was remembered or settled by hand. */
  async function guessAgain(): Promise<void> {
    remembered.value = false
    await rehearse()
  }

  function forget(): void {
    asking?.abort()
    reading.value = false
    name.value = content.value = trouble.value = ''
    rehearsal.value = null
    mapping.value = []
  }

  /** Stops waiting for an answer. */
  function stop(): void {
    asking?.abort()
    asking = undefined
    reading.value = false
    if (!rehearsal.value) forget()
  }

  /** Whether the sheet as it stands can be imported. */
  const ready = computed(() => {
    const counts = rehearsal.value?.counts
    return Boolean(
      counts && !reading.value && namesCustomers(mapping.value) && counts.add + counts.update > 0,
    )
  })

  return {
    name,
    content,
    rehearsal,
    mapping,
    duplicates,
    remembered,
    reading,
    trouble,
    ready,
    choose,
    putColumn,
    setDuplicates,
    guessAgain,
    forget,
    stop,
    keepMapping: () => {
      if (rehearsal.value) rememberMapping(rehearsal.value.header, mapping.value, localStorage)
    },
  }
}
