import type { JournalEvent } from '../../../shared/api/journal.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import { messages } from '../../../shared/locales/messages.ts'
import { asItIs, type PrinterGeometry } from '../../../shared/printing/printerGeometry.ts'
import { pdfChunk, type Proof } from '../../../shared/api/printing.ts'
import type { Log } from '../log.ts'
import { demandAwaited } from './demandAwaited.ts'
import { fontsOf } from './fonts.ts'
import { joinPdf } from './joinPdf.ts'
import { layoutRun, type LayoutRun, type SetRun } from './layoutRun.ts'
import { createPictureProof } from './pictureProof.ts'
import { readParts, type FilePart } from './partReading.ts'
import type { PrintParts } from './printParts.ts'
import { readPrintSources, type PrintTemplate } from './printSources.ts'
import { createTypesetter, type Typesetter } from './startTypesetter.ts'
import { turnedSvg } from './turnedSvg.ts'
import { zipOfSingles } from './zipOfSingles.ts'

/** Prints of one person that are kept while they are looked at and fetched. */
const mostHeld = 8
/** More pages than one document that is set at once may have. */
const mostPages = 2000

/** A document that is filled with data. */
export interface ComposedDocument {
  /** What the document is called, and its file. */
  readonly name: string
  readonly template: PrintTemplate
  /** Plain data; every text in it, labels included, in the language of the print. */
  readonly data: object
  /** Records that it tells of; one unless told otherwise. */
  readonly count?: number
}

/** A layout that is filled for many. */
export interface ComposedRun {
  readonly name: string
  readonly run: LayoutRun
  /** The same as a document of Word's, where it can be one, with those of its pictures that are sound. */
  readonly docx?: (pictures: Pictures) => ReturnType<FileMaking>
  /** What can be a file for each recipient. */
  readonly singles?: Singles
  /** Fields of a letter made in Word of which nobody has said what they stand for. */
  readonly undecided?: readonly string[]
  /** Recipients that it is filled for. */
  readonly count?: number
}

/** A run of which each recipient can have a file: what each is called, its record, and the same as a document of Word's. */
export interface Singles {
  readonly names: readonly string[]
  recordOf(recipient: number): number
  readonly docx?: (recipient: number, pictures: Pictures) => ReturnType<FileMaking>
}

type Pictures = LayoutRun['pictures']

/** Makes a file, part by part, each with the pages or letters that are done. */
type FileMaking = () => AsyncGenerator<{ bytes: Buffer; pages: number }, Buffer>

/** What is printed. */
export type Composed = ComposedDocument | ComposedRun

/** How a page or a PDF is brought onto the paper. */
export interface OntoPaper {
  readonly geometry?: PrinterGeometry | undefined
  /** With what is on the paper already, for the eye. */
  readonly ghosts?: boolean
}

/** Prints that are under way: set, then looked at page by page and taken as a PDF by whoever began them. */
export interface Printing {
  /**
   * Answers with the pages that are known of; keeps nothing for whoever has stopped waiting. `event` is what the journal is
   * told once it comes out.
   */
  prepare(
    asked: PrintOf & { readonly locale: Locale; readonly event?: JournalEvent },
    composed: Composed,
    signal?: AbortSignal,
  ): Promise<Proof>
  page(asked: PrintOf, page: number, onto?: OntoPaper): Promise<string>
  /** Looks at the next records of a run. */
  proof(asked: PrintOf, from: number): Promise<Proof>
  /** A part of the PDF from a byte on; parts are asked for in their order. */
  pdf(asked: PrintOf, offset: number, geometry?: PrinterGeometry): Promise<FilePart>
  /** The same of the document of Word's that it can be. */
  docx(asked: PrintOf, offset: number): Promise<FilePart>
  /** The same of a zip with a file for each recipient. */
  zip(asked: PrintOf, as: 'pdf' | 'docx', offset: number): Promise<FilePart>
  /** Has it noted that a print came out on paper or as a file, each once. */
  cameOut(asked: PrintOf, as: 'paper' | 'file', note: (event: JournalEvent) => void): void
  /** Lets a print go; what is being made of it ends. */
  drop(asked: PrintOf): void
  close(): void
}

interface PrintOf {
  readonly id: string
  readonly person: string
}

interface Held {
  readonly person: string
  readonly set: SetRun
  /** Answers that are on their way: it is not let go of meanwhile. */
  awaited: number
  readonly docx: ComposedRun['docx'] | undefined
  readonly singles: Singles | undefined
  readonly event: JournalEvent | undefined
  /** As what it was noted that it came out. */
  readonly noted: Set<'paper' | 'file'>
  reading?: ReturnType<typeof readParts>
}

export function createPrinting({ typesetter: script, sources }: PrintParts, log: Log): Printing {
  const typesetter = createTypesetter(script, log)
  const soundOf = createPictureProof(typesetter)
  const sourcesOf = readPrintSources(sources)
  const { families, serif, latin } = fontsOf(process.platform)
  const held = new Map<string, Held>()

  const withSound = async (run: LayoutRun): Promise<LayoutRun> => {
    const { photosOf } = run
    return {
      ...run,
      pictures: await soundOf(run.pictures),
      ...(photosOf && { photosOf: async (ids) => soundOf(await photosOf(ids)) }),
    }
  }

  const heldBy = ({ id, person }: PrintOf): Held => {
    const print = held.get(id)
    if (print?.person !== person) throw failure('gone', problem([], 'printGone'))
    return print
  }
  /** Asks a print for something; whatever was asked last goes last. */
  const asking = async <T>(asked: PrintOf, ask: (print: Held) => Promise<T>): Promise<T> => {
    const print = heldBy(asked)
    held.delete(asked.id)
    held.set(asked.id, print)
    print.awaited += 1
    try {
      return await ask(print)
    } finally {
      print.awaited -= 1
    }
  }
  const letGo = (id: string) => {
    held.get(id)?.reading?.close()
    held.delete(id)
  }
  /** Makes room where somebody has too many; colleagues keep theirs. */
  const makeRoom = (person: string) => {
    const theirs = [...held].filter(([, print]) => print.person === person)
    const idle = theirs.filter(([, { awaited }]) => awaited === 0)
    for (const [id] of idle.slice(0, Math.max(0, theirs.length + 1 - mostHeld))) letGo(id)
  }

  return {
    prepare: async ({ id, person, locale, event }, composed, signal) => {
      const { name } = composed
      const page = messages[locale].printing.pageOf
      const everywhere = { name, fonts: families, serif, latin, locale, page }
      const set =
        'run' in composed
          ? layoutRun(
              typesetter,
              await sourcesOf('layout'),
              name,
              everywhere,
              await withSound(composed.run),
            )
          : await wholeDocument(typesetter, id, name, {
              sources: await sourcesOf(composed.template),
              data: JSON.stringify({ ...composed.data, ...everywhere }),
            })
      const proof = set.known ?? (await set.proof(0))
      demandAwaited(signal)
      makeRoom(person)
      const { docx, singles }: Partial<ComposedRun> = 'run' in composed ? composed : {}
      held.set(id, { person, set, docx, singles, event, noted: new Set(), awaited: 0 })
      return proof
    },
    page: async (asked, page, { geometry = asItIs, ghosts = false } = {}) => {
      const svg = await asking(asked, ({ set }) => set.page(page, ghosts))
      if (!svg) throw failure('gone', problem([], 'printGone'))
      return turnedSvg(svg, geometry)
    },
    proof: (asked, from) => asking(asked, ({ set }) => set.proof(from)),
    pdf: (asked, offset, geometry = asItIs) =>
      asking(asked, (print) => partOf(print, () => print.set.pdf(geometry), offset)),
    docx: (asked, offset) =>
      asking(asked, (print) => {
        const { docx, set } = print
        if (!docx) throw failure('invalid', problem([], 'notForWord'))
        return partOf(print, () => docx(set.pictures), offset)
      }),
    zip: (asked, as, offset) =>
      asking(asked, (print) => partOf(print, () => zipOf(print, as), offset)),
    cameOut: (asked, as, note) => {
      const { event, noted } = heldBy(asked)
      if (!event || noted.has(as)) return
      note({ ...event, detail: { ...event.detail, as } })
      noted.add(as)
    },
    drop: (asked) => {
      if (held.get(asked.id)?.person === asked.person) letGo(asked.id)
    },
    close: () => typesetter.close(),
  }
}

/** A zip with a file for each recipient. */
function zipOf({ set, singles }: Held, as: 'pdf' | 'docx'): ReturnType<FileMaking> {
  const word = singles?.docx
  if (!singles || !set.single || (as === 'docx' && !word)) {
    throw failure('invalid', problem([], 'notOneByOne'))
  }
  return zipOfSingles(singles.names, `.${as}`, async (recipient) => {
    if (as === 'pdf') return set.single!(singles.recordOf(recipient))
    return wholeOf(word!(recipient, set.pictures))
  })
}

async function wholeOf(making: ReturnType<FileMaking>): Promise<Buffer> {
  const bytes: Buffer[] = []
  for (;;) {
    const { done, value } = await making.next()
    bytes.push(done ? value : value.bytes)
    if (done) return Buffer.concat(bytes)
  }
}

/** A part of a file that is made of a print; from its beginning it is made anew. */
function partOf(print: Held, make: FileMaking, offset: number): Promise<FilePart> {
  if (offset === 0) {
    print.reading?.close()
    print.reading = readParts(make(), pdfChunk)
  }
  if (!print.reading) throw failure('gone', problem([], 'printGone'))
  return print.reading.part(offset)
}

/** A document that is set at once. */
async function wholeDocument(
  typesetter: Typesetter,
  id: string,
  name: string,
  manuscript: Parameters<Typesetter['set']>[1],
): Promise<SetRun> {
  const pages = await typesetter.set(id, manuscript)
  if (pages > mostPages) throw failure('invalid', problem([], 'printTooMuch'))
  const known = { through: 1, of: 1, pages, known: true, marks: [] }
  return {
    known,
    pictures: {},
    page: (page) => typesetter.page(id, page),
    proof: () => Promise.resolve(known),
    pdf: async function* (geometry) {
      const join = joinPdf(name, geometry)
      yield { bytes: join.add(await typesetter.pdf(id)), pages }
      return join.end()
    },
  }
}
