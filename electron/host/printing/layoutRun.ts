import type { FitMark, Proof, RecordOf } from '../../../shared/api/printing.ts'
import type { LetterBlock } from '../../../shared/printing/letterBlocks.ts'
import { cellsOf, type Layout } from '../../../shared/printing/layout.ts'
import { asItIs, type PrinterGeometry } from '../../../shared/printing/printerGeometry.ts'
import { joinPdf } from './joinPdf.ts'
import type { Typesetter } from './startTypesetter.ts'
import type { Manuscript, SetOnce, Wanted } from './typesetterMessages.ts'

/** Records that are set at once: enough to be quick, few enough that memory stays flat. */
const chunk = 500
/** The same where each brings pictures of their own. */
const photoChunk = 20

/** What stands over and under the text of a page. */
interface EdgeBlocks {
  readonly head: readonly LetterBlock[]
  readonly foot: readonly LetterBlock[]
}

/** What stands on a page, on a label or in a letter for one recipient. */
export interface LayoutRecord {
  /** The texts of the things that are filled, in the order in which the things name them. */
  readonly values: readonly (string | null)[]
  /** Whether each surely fits, and so needs no measuring. */
  readonly sure: readonly boolean[]
  /** Ids of the attachments that show in things for a picture of whoever is written to, by the things. */
  readonly photos?: Readonly<Record<string, string>>
  /** The running text, where the layout has room for one. */
  readonly blocks?: readonly LetterBlock[]
  /** What stands over and under the text of each page. */
  readonly head?: readonly LetterBlock[]
  readonly foot?: readonly LetterBlock[]
  /** The same of its first page, where that has its own. */
  readonly first?: EdgeBlocks
  /** The same of its even pages. */
  readonly even?: EdgeBlocks
}

/** A layout that is filled for any number of recipients. */
export interface LayoutRun {
  readonly layout: Pick<Layout, 'page' | 'labels' | 'flow'>
  /** The things, each with its words, or with the place of its words among a record's values. */
  readonly items: readonly object[]
  readonly records: readonly LayoutRecord[]
  /** Labels of the first sheet that are gone already. */
  readonly start: number
  readonly pictures: Readonly<Record<string, Uint8Array>>
  /** Reads attachments that records show, by their ids; those that can't be set are left out. */
  readonly photosOf?: (ids: readonly string[]) => Promise<Readonly<Record<string, Uint8Array>>>
  /** Whose a record is, where each is of one recipient. */
  readonly whose?: (record: number) => RecordOf
  /** Where the heads and feet of its own pages stand, in millimetres from the edges. */
  readonly edges?: { readonly head: number; readonly foot: number }
}

/** A run that is set piece by piece as it is asked for. */
export interface SetRun {
  /** What is known before anything is looked at; undefined where pages become known by looking. */
  readonly known: Proof | undefined
  /** Those that are not broken. */
  readonly pictures: LayoutRun['pictures']
  page(page: number, ghosts: boolean): Promise<string | undefined>
  /** Looks at the records from one on, as many as are set at once. */
  proof(from: number): Promise<Proof>
  /** The whole as a PDF, part by part, each with the pages that are done. */
  pdf(geometry: PrinterGeometry): AsyncGenerator<{ bytes: Buffer; pages: number }, Buffer>
  /** One record as a PDF of its own. */
  single?(record: number): Promise<Buffer>
}

export function layoutRun(
  typesetter: Pick<Typesetter, 'once'>,
  sources: Manuscript['sources'],
  name: string,
  everywhere: object,
  run: LayoutRun,
): SetRun {
  const { layout, records, start } = run
  const cells = cellsOf(layout as Layout)
  const isRunning = layout.flow !== undefined
  /** Page on which each record of running text begins, from 1, and last the one after all that are known. */
  const begins = [1]

  /** The first record on a page, and the one after the last, of pages that are all alike. */
  const firstOn = (page: number) => Math.max(0, (page - 1) * cells - start)
  const numbered = (from: number, end: number) =>
    records.slice(from, end).map((record, index) => ({ ...record, index: from + index }))
  const set = async (from: number, end: number, wanted: Wanted, more: object = {}) => {
    const some = numbered(from, end)
    const shown = new Set(some.flatMap(({ photos = {} }) => Object.values(photos)))
    const pictures = { ...run.pictures, ...(await run.photosOf?.([...shown])) }
    const data = {
      ...everywhere,
      paper: layout.page,
      flow: layout.flow ?? null,
      labels: layout.labels ?? null,
      items: run.items,
      edges: run.edges ?? null,
      pictures: Object.keys(pictures),
      numbered: isRunning && records.length === 1 && !run.edges,
      ghosts: false,
      locate: false,
      start: cells === 1 ? 0 : (start + from) % cells,
      records: some,
      ...more,
    }
    return typesetter.once({ sources, data: JSON.stringify(data), pictures }, wanted)
  }
  /** Where a piece from a record on ends: with a whole sheet. */
  const most = run.photosOf ? photoChunk : chunk
  const endFrom = (from: number) => {
    if (cells === 1) return Math.min(from + most, records.length)
    const sheets = Math.max(1, Math.floor(most / cells))
    return Math.min(firstOn(Math.floor((start + from) / cells) + 1 + sheets), records.length)
  }

  const setFrom = (from: number) => set(from, endFrom(from), 'pdf')

  const mayBeLong = wordsMayBeLong(run.items)
  /** What is too long where pages are all alike: nothing is set of those whose words surely fit. */
  const marksIn = async (from: number, end: number): Promise<readonly FitMark[]> => {
    const some = numbered(from, end).filter(mayBeLong)
    return some.length === 0 ? [] : (await set(from, end, 'count', { records: some })).marks
  }
  const lookAt = async (from: number, end: number): Promise<readonly FitMark[]> => {
    if (!isRunning) return marksIn(from, end)
    const found = await set(from, end, 'count')
    if (from === begins.length - 1) {
      const exact =
        found.pages === end - from ? null : await set(from, end, 'count', { locate: true })
      const base = begins.at(-1)! - 1
      begins.pop()
      for (let index = 0; index < end - from; index += 1) {
        begins.push(base + (exact?.begins[index] ?? index + 1))
      }
      begins.push(base + found.pages + 1)
    }
    return found.marks
  }
  const count = async (from: number): Promise<readonly FitMark[]> => {
    const marks = await lookAt(from, endFrom(from))
    const { whose } = run
    return whose ? marks.map((mark) => ({ ...mark, whose: whose(mark.record) })) : marks
  }
  const pages = () => (isRunning ? begins.at(-1)! - 1 : Math.ceil((start + records.length) / cells))

  const proofUpTo = (through: number, marks: readonly FitMark[]): Proof => ({
    through,
    of: records.length,
    pages: pages(),
    known: !isRunning || begins.length > records.length,
    marks,
  })

  return {
    pictures: run.pictures,
    known: isRunning ? undefined : proofUpTo(0, []),
    page: async (page, ghosts) => {
      if (page > pages()) return undefined
      if (!isRunning) {
        const shown = await set(
          firstOn(page),
          Math.min(firstOn(page + 1), records.length),
          { page: 1 },
          { ghosts },
        )
        return shown.svg
      }
      const record = begins.findLastIndex((first) => first <= page)
      const within = page - begins[record]! + 1
      return (await set(record, record + 1, { page: within }, { ghosts })).svg
    },
    proof: async (from) => {
      const marks = from < records.length ? await count(from) : []
      return proofUpTo(Math.min(endFrom(from), records.length), marks)
    },
    single: async (record) => {
      const { pdf } = await set(record, record + 1, 'pdf')
      const join = joinPdf(name, asItIs)
      return Buffer.concat([join.add(pdf!), join.end()])
    },
    pdf: async function* (geometry) {
      const join = joinPdf(name, geometry)
      let done = 0
      let coming: Promise<SetOnce> | undefined = setFrom(0)
      for (let from = 0; coming; from = endFrom(from)) {
        const part: SetOnce = await coming
        // The next piece is set while this one is joined and fetched.
        coming = endFrom(from) < records.length ? setFrom(endFrom(from)) : undefined
        coming?.catch(() => undefined)
        done += part.pages
        yield { bytes: join.add(part.pdf!), pages: done }
      }
      return join.end()
    },
  }
}

/** A thing of a run, as far as it has words. */
interface Worded {
  readonly type: string
  readonly preprinted: boolean
  readonly value?: number
  readonly said?: string | null
  readonly sure?: boolean
}

/** Tells of which records words may be too long for their boxes. */
function wordsMayBeLong(items: LayoutRun['items']) {
  const texts = (items as readonly Worded[]).filter(
    ({ type, preprinted }) => type === 'text' && !preprinted,
  )
  return ({ values, sure }: LayoutRecord): boolean =>
    texts.some((item) =>
      item.value === undefined
        ? item.said != null && !item.sure
        : values[item.value] !== null && !sure[item.value],
    )
}
