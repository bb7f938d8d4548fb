import type { FitMark, PrintAsked } from '../../../shared/api/printing.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import { client, failureFrom } from '../../client.ts'
import { newId } from '../../records/ids.ts'

/** A page as a picture, with its size on paper. */
export interface PrintPage {
  /** Address of the picture within this window. */
  readonly address: string
  /** Millimetres. */
  readonly width: number
  readonly height: number
}

/** A print that is set: how many pages it has, each of them, and the whole as a PDF. */
export interface PrintRun {
  readonly name: string
  readonly pages: number
  page(number: number): Promise<PrintPage>
  pdf(): Promise<Blob>
  /** What is too long for its place, of the first records. */
  marks(): Promise<readonly FitMark[]>
  /** Lets the pictures go. */
  close(): void
}

const mm = (points: string | undefined) => (Number(points) / 72) * 25.4

/** Has something set. A print that the office let go of meanwhile is set again. */
export async function beginPrint(what: PrintAsked, locale: Locale): Promise<PrintRun> {
  let print = newId()
  const { name, pages } = await client.printing.prepare({ print, what, locale })
  const known = new Map<number, Promise<PrintPage>>()
  const addresses: string[] = []

  const again = async <T>(ask: (print: string) => Promise<T>): Promise<T> => {
    try {
      return await ask(print)
    } catch (error) {
      if (failureFrom(error).problems[0]?.key !== 'printGone') throw error
      print = newId()
      await client.printing.prepare({ print, what, locale })
      return ask(print)
    }
  }

  const drawn = async (number: number): Promise<PrintPage> => {
    const { svg } = await again((print) => client.printing.page({ print, page: number }))
    const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []
    const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    addresses.push(address)
    return { address, width: mm(width), height: mm(height) }
  }

  return {
    name,
    pages,
    page: (number) => {
      const page = known.get(number) ?? drawn(number)
      known.set(number, page)
      page.catch(() => known.delete(number))
      return page
    },
    marks: async () => (await again((print) => client.printing.proof({ print, from: 0 }))).marks,
    pdf: () => again((print) => readPdf(print)),
    close: () => addresses.forEach((address) => URL.revokeObjectURL(address)),
  }
}

/** Fetches the PDF of a print that is prepared, while it is made; tells how many pages there are so far. */
export async function readPdf(
  print: string,
  { signal, tell }: { signal?: AbortSignal; tell?: (pages: number) => void } = {},
): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let offset = 0
  let size: number
  do {
    const part = await client.printing.pdf({ print, offset }, signal && { signal })
    const bytes = Uint8Array.from(atob(part.content), (letter) => letter.charCodeAt(0))
    parts.push(bytes)
    offset += bytes.length
    size = part.size
    tell?.(part.pages)
  } while (offset < size)
  return new Blob(parts, { type: 'application/pdf' })
}
