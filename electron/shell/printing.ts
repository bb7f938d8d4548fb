import type { PrinterInfo, WebContents, WebContentsPrintOptions } from 'electron'
import type { DesktopPrint, DesktopPrinter, PrintEnd } from '../../shared/desktopBridge.ts'

/** The printers of this computer. */
export async function printersOf(contents: Pick<WebContents, 'getPrintersAsync'>) {
  const printers = await contents.getPrintersAsync()
  return printers.map(({ name, displayName }): DesktopPrinter => ({
    name,
    label: displayName || name,
  }))
}

/**
 * Prints the window's page at its true size: to a printer that is named at once, otherwise where the system's dialog is
 * told to. A printer that is named and would not print is found out before, as far as the system tells.
 */
export async function printPage(
  contents: Pick<WebContents, 'getPrintersAsync' | 'print'>,
  asked: DesktopPrint,
): Promise<PrintEnd> {
  const printers = await contents.getPrintersAsync()
  if (printers.length === 0) return 'noPrinter'
  if (asked.printer !== null) {
    const named = printers.find(({ name }) => name === asked.printer)
    if (!named) return 'noPrinter'
    if (isOffline(named)) return 'offline'
  }
  return new Promise((resolve) => {
    try {
      contents.print(optionsOf(asked), (success, reason) =>
        resolve(success ? 'printed' : endOf(reason)),
      )
    } catch {
      // Electron refuses a paper that the printer can't take by throwing.
      resolve('refused')
    }
  })
}

/** The paper in microns, without margins, and nothing fitted to it. */
const optionsOf = ({ printer, width, height }: DesktopPrint): WebContentsPrintOptions => ({
  silent: printer !== null,
  ...(printer !== null && { deviceName: printer }),
  pageSize: { width: Math.round(width * 1000), height: Math.round(height * 1000) },
  margins: { marginType: 'none' },
  scaleFactor: 100,
  pagesPerSheet: 1,
  landscape: false,
  printBackground: true,
})

/** What CUPS says of a printer; Windows says nothing of the kind here, and keeps what is sent in its queue. */
function isOffline({ options }: PrinterInfo): boolean {
  const said = options as Readonly<Record<string, string | undefined>>
  return (
    said['printer-is-accepting-jobs'] === 'false' ||
    /offline|shutdown/.test(said['printer-state-reasons'] ?? '')
  )
}

/** What Electron's reason for not printing comes to. */
function endOf(reason: string): PrintEnd {
  if (/cancel/i.test(reason)) return 'cancelled'
  if (/deviceName|no printers|enumerate/i.test(reason)) return 'noPrinter'
  return /settings/i.test(reason) ? 'refused' : 'failed'
}

/** Whether what came from a page asks for a print. */
export function isDesktopPrint(asked: unknown): asked is DesktopPrint {
  if (typeof asked !== 'object' || asked === null) return false
  const { printer, width, height } = asked as Record<string, unknown>
  return (
    (printer === null || typeof printer === 'string') &&
    [width, height].every((mm) => typeof mm === 'number' && mm >= 20 && mm <= 1300)
  )
}
