import { shallowRef } from 'vue'
import type { FitMark, PrintAsked, Proof } from '../../../shared/api/printing.ts'
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

/** How a page is brought onto the paper. */
export interface OntoPaper {
  /** By which adjustment of a printer; as it is where there is none. */
  readonly profile?: string | null | undefined
  /** With what is on the paper already, for the eye. */
  readonly ghosts?: boolean | undefined
}

/** A print that is set: how many pages it has, each of them, and the whole as a PDF. */
export interface PrintRun {
  readonly name: string
  /** Which setting of it this is: another once the office let go of it, and then each page may be another. */
  readonly print: string
  readonly pages: number
  page(number: number, onto?: OntoPaper): Promise<PrintPage>
  pdf(profile?: string | null): Promise<Blob>
  /** The same as a document of Word's; undefined for what can't be one. */
  readonly docx: (() => Promise<Blob>) | undefined
  /** Fields of a letter made in Word that stand on it as they are written. */
  readonly undecided: readonly string[]
  /** What is too long for its place, of all records; `tell` is told how many were looked at, and of how many. */
  marks(tell?: Watched['tell']): Promise<readonly FitMark[]>
  /** Tells the office that its pages went onto paper. */
  printed(): Promise<void>
  /** Lets the pictures go, and the print at the office. */
  close(): void
}

interface Watched {
  readonly signal?: AbortSignal | undefined
  /** Told how many records were looked at, and of how many. */
  readonly tell?: ((through: number, of: number) => void) | undefined
}

const mm = (points: string | undefined) => (Number(points) / 72) * 25.4

/** Has something set. A print that the office let go of meanwhile is set again, once for all who ask. */
export async function beginPrint(
  what: PrintAsked,
  locale: Locale,
  watched: Watched = {},
): Promise<PrintRun> {
  const set = shallowRef(await setWhole(what, locale, watched))
  let renewing: Promise<void> | undefined
  let closed = false
  const known = new Map<string, Promise<PrintPage>>()
  const addresses: string[] = []

  const renew = async () => {
    const renewed = await setWhole(what, locale, watched)
    if (closed) letGo(renewed.print)
    known.clear()
    set.value = renewed
  }
  const again = async <T>(ask: (print: string) => Promise<T>): Promise<T> => {
    const { print } = set.value
    try {
      return await ask(print)
    } catch (error) {
      if (closed || failureFrom(error).problems[0]?.key !== 'printGone') throw error
      if (set.value.print === print) {
        await (renewing ??= renew().finally(() => (renewing = undefined)))
      }
      return ask(set.value.print)
    }
  }

  const drawn = async (
    number: number,
    { profile, ghosts = false }: OntoPaper,
  ): Promise<PrintPage> => {
    const asked = { page: number, ghosts, ...(profile && { profile }) }
    const { svg } = await again((print) => client.printing.page({ print, ...asked }))
    const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []
    const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    addresses.push(address)
    return { address, width: mm(width), height: mm(height) }
  }

  return {
    get name() {
      return set.value.name
    },
    get print() {
      return set.value.print
    },
    get pages() {
      return set.value.pages
    },
    page: (number, onto = {}) => {
      const key = [number, onto.profile ?? '', onto.ghosts ?? false].join(' ')
      const page = known.get(key) ?? drawn(number, onto)
      known.set(key, page)
      page.catch(() => known.delete(key))
      return page
    },
    marks: async (tell) => {
      const { signal } = watched
      return (await again((print) => lookThrough(print, set.value, { signal, tell }))).marks
    },
    pdf: (profile) => again((print) => readFile(print, { signal: watched.signal, profile })),
    get docx() {
      return set.value.docx
        ? () => again((print) => readFile(print, { signal: watched.signal, as: 'docx' }))
        : undefined
    },
    get undecided() {
      return set.value.undecided
    },
    printed: () => again((print) => client.printing.printed({ print })),
    close: () => {
      closed = true
      letGo(set.value.print)
      addresses.forEach((address) => URL.revokeObjectURL(address))
    },
  }
}

const letGo = (print: string) => void client.printing.drop({ print }).catch(() => undefined)

/** Has something set and looks at all of it: the pages of running text are known only then. */
async function setWhole(what: PrintAsked, locale: Locale, watched: Watched) {
  const print = newId()
  const { signal } = watched
  try {
    const { name, docx, undecided, ...first } = await client.printing.prepare(
      { print, what, locale },
      signal && { signal },
    )
    const proof = await lookOn(print, first, watched, ({ known }) => known)
    return { ...proof, print, name, docx, undecided }
  } catch (error) {
    letGo(print)
    throw error
  }
}

/** Looks at the records of a print one part after the other, until as much is known as is wanted. */
async function lookOn(
  print: string,
  first: Proof,
  { signal, tell }: Watched,
  isEnough: (proof: Proof) => boolean,
): Promise<Proof> {
  const marks = [...first.marks]
  let proof = first
  while (!isEnough(proof)) {
    tell?.(proof.through, proof.of)
    proof = await client.printing.proof({ print, from: proof.through }, signal && { signal })
    marks.push(...proof.marks)
  }
  return { ...proof, marks }
}

/** Looks at all records of a print that were not looked at yet, and tells what is too long there. */
export const lookThrough = (print: string, first: Proof, watched: Watched): Promise<Proof> =>
  lookOn(print, first, watched, ({ through, of }) => through >= of)

/** What a print is kept as: one file, or a zip with a file for each recipient. */
export const fileKinds = {
  pdf: { end: '.pdf', type: 'application/pdf' },
  docx: {
    end: '.docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  pdfs: { end: '.zip', type: 'application/zip' },
  docxs: { end: '.zip', type: 'application/zip' },
} as const

export type FileKind = keyof typeof fileKinds

interface ReadOptions extends Pick<OntoPaper, 'profile'> {
  /** A PDF unless told otherwise. */
  readonly as?: FileKind
  readonly signal?: AbortSignal | undefined
  /** Told how many pages or letters there are so far. */
  readonly tell?: (pages: number) => void
}

/** Fetches the file of a print that is prepared, while it is made. */
export async function readFile(
  print: string,
  { signal, tell, profile, as = 'pdf' }: ReadOptions = {},
): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let offset = 0
  let size: number
  do {
    const options = signal && { signal }
    const part = await {
      pdf: () => client.printing.pdf({ print, offset, ...(profile && { profile }) }, options),
      docx: () => client.printing.docx({ print, offset }, options),
      pdfs: () => client.printing.zip({ print, as: 'pdf', offset }, options),
      docxs: () => client.printing.zip({ print, as: 'docx', offset }, options),
    }[as]()
    const bytes = Uint8Array.from(atob(part.content), (letter) => letter.charCodeAt(0))
    parts.push(bytes)
    offset += bytes.length
    size = part.size
    tell?.(part.pages)
  } while (offset < size)
  return new Blob(parts, { type: fileKinds[as].type })
}
