import { shallowRef, watch } from 'vue'
import type { FitMark } from '../../../shared/api/printing.ts'
import type { PrintRun } from './printRun.ts'

/** What is too long on a print, looked for in all its records as soon as it is there. */
export function useLookThrough(run: () => PrintRun | undefined) {
  /** Undefined until all records were looked at. */
  const marks = shallowRef<readonly FitMark[]>()
  const progress = shallowRef({ through: 0, of: 0 })
  let looking: Promise<void> | undefined

  async function look(run: PrintRun): Promise<void> {
    marks.value = await run.marks((through, of) => (progress.value = { through, of }))
  }
  const begin = (run: PrintRun) => (looking ??= look(run).finally(() => (looking = undefined)))
  // Whoever waits for it hears why it failed.
  watch(run, (now) => now && void begin(now).catch(() => undefined))

  return {
    marks,
    progress,
    /** Waits until all was looked at; true where cut words came to light only now. */
    comesToLight: async (run: PrintRun): Promise<boolean> => {
      if (marks.value) return false
      await begin(run)
      return marks.value!.some(({ became }) => became === 'cut')
    },
  }
}
