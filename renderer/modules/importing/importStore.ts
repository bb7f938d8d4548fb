import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { ImportProgress } from '../../../shared/api/importing.ts'
import { client, failureFrom } from '../../client.ts'
import { toast, toastFailure } from '../../frame/toasts.ts'
import { newId } from '../../records/ids.ts'
import { takeBack as takeActBack } from '../../records/takingBack.ts'
import { t } from '../../words.ts'
import { useRehearsing } from './rehearsing.ts'

export type ImportResult = Extract<ImportProgress, { kind: 'done' }>

/** One import from the file to its result. It goes on while its page is left, and is found again as it was. */
export const useImport = defineStore('import', () => {
  const sheet = useRehearsing()
  const running = ref(false)
  const stopping = ref(false)
  const done = ref(0)
  const of = ref(0)
  const act = ref('')
  const result = shallowRef<ImportResult | null>(null)
  /** The run ended without a result; what is written can still be taken back. */
  const broken = ref(false)
  const takingBack = ref(false)
  const stoppingBack = ref(false)
  const takenBack = shallowRef<{ undone: number; skipped: number } | null>(null)
  /** It was stopped or broke off before all was taken back, and can go on. */
  const partly = ref(false)
  /** Whether the page is on the screen; a run that ends elsewhere is told of by a toast. */
  const watched = ref(false)
  let stopper: AbortController | undefined

  const phase = computed(() => {
    if (running.value) return 'running'
    if (result.value || broken.value) return 'done'
    return sheet.rehearsal.value ? 'review' : 'choose'
  })

  async function run(): Promise<void> {
    if (running.value || !sheet.ready.value) return
    const { rehearsal, name, content, mapping, duplicates } = sheet
    sheet.keepMapping()
    stopper = new AbortController()
    act.value = newId()
    of.value = rehearsal.value?.rows ?? 0
    done.value = 0
    running.value = true
    stopping.value = broken.value = partly.value = false
    result.value = takenBack.value = null
    try {
      const steps = await client.importing.run(
        {
          name: name.value,
          content: content.value,
          mapping: [...mapping.value],
          duplicates: duplicates.value,
          act: act.value,
        },
        { signal: stopper.signal },
      )
      for await (const step of steps) take(step)
      broken.value = result.value === null
    } catch (error) {
      broken.value = true
      if (!stopper.signal.aborted && failureFrom(error).kind !== 'cancelled') toastFailure(error)
    } finally {
      running.value = false
      if (!watched.value) tellElsewhere()
    }
  }

  function take(step: ImportProgress): void {
    if (step.kind === 'done') result.value = step
    else [done.value, of.value] = [step.done, step.of]
  }

  function tellElsewhere(): void {
    const count = (result.value?.added ?? 0) + (result.value?.updated ?? 0)
    toast({ text: t('importing.finishedElsewhere', { count }), undo: act.value })
  }

  function stop(): void {
    stopping.value = true
    stopper?.abort()
  }

  /** Undoes every change of the import that nobody has changed since. */
  async function takeBack(): Promise<void> {
    stopper = new AbortController()
    takingBack.value = true
    if (!partly.value) done.value = of.value = 0
    stoppingBack.value = partly.value = false
    try {
      takenBack.value = await takeActBack(act.value, stopper.signal, (step) => {
        ;[done.value, of.value] = [step.done, step.of]
      })
    } catch (error) {
      partly.value = done.value > 0
      if (!stopper.signal.aborted) toastFailure(error)
    } finally {
      takingBack.value = false
    }
  }

  function stopTakingBack(): void {
    stoppingBack.value = true
    stopper?.abort()
  }

  /** Back to choosing a file. */
  function startOver(): void {
    result.value = takenBack.value = null
    broken.value = partly.value = false
    sheet.forget()
  }

  return {
    ...sheet,
    phase,
    running,
    stopping,
    done,
    of,
    result,
    broken,
    takingBack,
    stoppingBack,
    takenBack,
    partly,
    watched,
    run,
    stopRun: stop,
    takeBack,
    stopTakingBack,
    startOver,
  }
})
