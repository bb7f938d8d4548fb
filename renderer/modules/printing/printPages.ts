import type { PrintEnd } from '../../../shared/desktopBridge.ts'
import type { PrintRun } from './printRun.ts'
import type { PrintTarget } from './printTargets.ts'

/**
 * Sends all pages to the printer at their true size: each is a picture as large as its paper, and the paper has no
 * margins. Nothing else of the window is printed. In the desktop app they go to the printer that was chosen or to the
 * system's dialog, in a browser to its own. Tells how many pages are ready; stops when the signal fires before that.
 */
export async function printPages(
  run: PrintRun,
  { printer, profile }: PrintTarget,
  { signal, tell }: { signal: AbortSignal; tell: (pages: number) => void },
): Promise<PrintEnd> {
  const sheets = document.createElement('div')
  sheets.className = 'print-sheets'
  const style = document.createElement('style')
  try {
    let { print } = run
    let paper = { width: 0, height: 0 }
    for (let number = 1; number <= run.pages; number += 1) {
      const { address, width, height } = await run.page(number, { profile })
      signal.throwIfAborted()
      if (run.print !== print) {
        // It was set anew meanwhile: pages of two settings never go out together.
        ;[print, number] = [run.print, 0]
        sheets.replaceChildren()
        continue
      }
      // Papers are round millimetres; the setter counts in points.
      const [wide, high] = [Math.round(width * 10) / 10, Math.round(height * 10) / 10]
      if (number === 1) {
        paper = { width: wide, height: high }
        style.textContent = sheetStyle(wide, high)
      }
      const picture = new Image()
      picture.src = address
      picture.style.width = `${wide}mm`
      picture.style.height = `${high}mm`
      await picture.decode()
      sheets.append(picture)
      tell(number)
    }
    signal.throwIfAborted()
    document.head.append(style)
    document.body.append(sheets)
    return (await window.laike?.print({ printer, ...paper })) ?? (await printedByBrowser())
  } finally {
    sheets.remove()
    style.remove()
  }
}

const sheetStyle = (width: number, height: number) => `
  .print-sheets { display: none }
  @media print {
    @page { size: ${width}mm ${height}mm; margin: 0 }
    html, body { height: auto; overflow: visible; background: none }
    body > :not(.print-sheets) { display: none }
    .print-sheets { display: block }
    .print-sheets > img { display: block; break-after: page; break-inside: avoid }
    .print-sheets > img:last-child { break-after: auto }
  }`

/** Opens the browser's dialog; resolves when it is closed, and a browser doesn't tell what came of it. */
function printedByBrowser(): Promise<PrintEnd> {
  return new Promise((resolve) => {
    window.addEventListener('afterprint', () => resolve('printed'), { once: true })
    window.print()
  })
}
