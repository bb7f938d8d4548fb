import { shallowRef } from 'vue'
import type { PrintAsked } from '../../../shared/api/printing.ts'

/** A print that somebody asked to see. */
export interface PrintShown {
  readonly what: PrintAsked
  /** What is done once it was printed or saved. */
  readonly printed?: (() => void) | undefined
}

/** The print that the preview shows; none while it is closed. */
export const printShown = shallowRef<PrintShown | null>(null)

/** Shows on screen what would come out on paper. */
export function showPrint(what: PrintAsked, printed?: () => void): void {
  printShown.value = { what, printed }
}
