import type { DesktopPrinter } from '../../../shared/desktopBridge.ts'
import type { Entities } from '../../../shared/entities/registry.ts'
import type { RowOf } from '../../../shared/entity.ts'
import { sizeOfPaper } from '../../../shared/printing/papers.ts'
import type { Size } from '../../../shared/printing/printerGeometry.ts'

export type PrinterProfile = RowOf<Entities['printerProfile']>

/** Where a print goes, and how it is brought onto the paper there. */
export interface PrintTarget {
  /** Name of the desktop's printer that it goes to at once; null where a dialog asks. */
  readonly printer: string | null
  /** Id of the adjustment; null where pages go as they are. */
  readonly profile: string | null
}

/** Where a dialog asks, and pages go as they are. */
export const asked: PrintTarget = { printer: null, profile: null }

export const isSameTarget = (a: PrintTarget, b: PrintTarget): boolean =>
  a.printer === b.printer && a.profile === b.profile

/** Measures of papers differ by less than this, in millimetres, where they are the same. */
const near = 0.5

/** Whether an adjustment is for such paper. */
export function isForPaper({ paper }: Pick<PrinterProfile, 'paper'>, page: Size): boolean {
  if (!paper) return true
  const size = sizeOfPaper(paper)
  return (
    size !== undefined &&
    Math.abs(size.width - page.width) < near &&
    Math.abs(size.height - page.height) < near
  )
}

/**
 * Where a page can be printed, in the order in which it is offered: by a dialog, as it is and by each adjustment whose
 * printer this computer does not have; then on each of its printers, as it is and by each adjustment for it.
 */
export function printTargets(
  printers: readonly DesktopPrinter[],
  profiles: readonly PrinterProfile[],
  page: Size,
): readonly PrintTarget[] {
  const fitting = profiles.filter((profile) => isForPaper(profile, page))
  const isHere = (name: string | null) => printers.some((printer) => printer.name === name)
  const on = (printer: string | null, some: readonly PrinterProfile[]): PrintTarget[] => [
    { printer, profile: null },
    ...some.map(({ id }) => ({ printer, profile: id })),
  ]
  return [
    ...on(
      null,
      fitting.filter(({ printer }) => !isHere(printer)),
    ),
    ...printers.flatMap(({ name }) =>
      on(
        name,
        fitting.filter(({ printer }) => printer === name || !printer),
      ),
    ),
  ]
}
