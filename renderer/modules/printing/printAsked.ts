import { shallowRef } from 'vue'
import type { PrintAsked } from '../../../shared/api/printing.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import type { PrintTarget } from './printTargets.ts'

/** A print that somebody asked to see. */
export interface PrintShown {
  readonly what: PrintAsked
  /** Its own language, where it has one; else that of the interface. */
  readonly locale?: Locale | undefined
  /** Where it is printed, unless another place is chosen; where its paper went the last time when left out. */
  readonly target?: PrintTarget | undefined
  /** What is done once it was printed or saved; told which print that was. */
  readonly printed?: ((print: string) => void) | undefined
}

/** The print that the preview shows; none while it is closed. */
export const printShown = shallowRef<PrintShown | null>(null)

/** Shows on screen what would come out on paper. */
export function showPrint(what: PrintAsked, more: Omit<PrintShown, 'what'> = {}): void {
  printShown.value = { what, ...more }
}
