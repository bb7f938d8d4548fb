import { computed, shallowRef } from 'vue'
import type { DesktopPrinter } from '../../../shared/desktopBridge.ts'
import { customCode } from '../../../shared/printing/papers.ts'
import {
  asItIs,
  printerMatrix,
  type PrinterGeometry,
  type Size,
} from '../../../shared/printing/printerGeometry.ts'
import { useRowsOf } from '../../records/useRowsOf.ts'
import { remembered } from '../../remembered.ts'
import {
  asked,
  isSameTarget,
  printTargets,
  type PrinterProfile,
  type PrintTarget,
} from './printTargets.ts'

/** The desktop's printers; none in a browser. */
export function useDesktopPrinters() {
  const printers = shallowRef<readonly DesktopPrinter[]>([])
  void window.laike?.printers().then((found) => (printers.value = found))
  return printers
}

/** How printers are adjusted, as the office has it. */
export const usePrinterProfiles = () =>
  useRowsOf<PrinterProfile>(() => ({
    entity: 'printerProfile',
    filter: null,
    sort: { field: 'name', descending: false },
  }))

const isKept = (value: unknown) => typeof value === 'object' && value !== null

/** Where this device printed each paper the last time. */
const lastTargets = remembered<Readonly<Record<string, PrintTarget>>>(
  'laike.printTargets',
  {},
  isKept,
)

/** Where such paper was printed the last time. */
const lastTarget = (page: Size): PrintTarget => lastTargets.value[customCode(page)] ?? asked

/** Where pages of a size are printed: as the last time, unless something else is chosen or was asked for. */
export function usePrintTarget(page: () => Size | undefined, wanted?: PrintTarget) {
  const printers = useDesktopPrinters()
  const { rows: profiles } = usePrinterProfiles()
  const targets = computed(() => {
    const size = page()
    return size ? printTargets(printers.value, profiles.value, size) : [asked]
  })
  const chosen = shallowRef(wanted)
  const target = computed((): PrintTarget => {
    const size = page()
    const last = chosen.value ?? (size && lastTarget(size)) ?? asked
    return targets.value.find((each) => isSameTarget(each, last)) ?? asked
  })
  const profileOf = ({ profile }: PrintTarget) => profiles.value.find(({ id }) => id === profile)
  const profile = computed(() => profileOf(target.value))
  return {
    targets,
    target,
    /** How the printer that was chosen is adjusted. */
    profile,
    profileOf,
    labelOf: (name: string) => printers.value.find((each) => each.name === name)?.label ?? name,
    /** The paper as it lies in the printer. */
    lying: computed(() => {
      const size = page()
      const geometry: PrinterGeometry = profile.value ?? asItIs
      return size && printerMatrix(size, geometry).paper
    }),
    choose: (next: PrintTarget) => {
      chosen.value = next
      const size = page()
      if (size) lastTargets.value = { ...lastTargets.value, [customCode(size)]: next }
    },
  }
}
