import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from './office.ts'

/** A PDF as a reader that is not ours sees it. */
export interface ReadPdf {
  /** Its text, laid out as on the page; pages end with a form feed. */
  readonly text: string
  /** Pages, each with its width and height in millimetres. */
  readonly pages: readonly { readonly width: number; readonly height: number }[]
  /** Names of the fonts, and whether all of each is inside. */
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[]
  /** Words of a page, from 0, with their boxes in millimetres from its upper left corner. */
  words(page: number): readonly Word[]
  /** The same in the order in which they were written. */
  written(page: number): readonly Word[]
}

export interface Word {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const mm = (points: string | undefined) => (Number(points) / 72) * 25.4

/** Reads a PDF with poppler, and of it what is asked for. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, {
      ...({ encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const),
      ...{ input: bytes, stdio: ['pipe', 'pipe', 'ignore'] },
    })
  const text = once(() => run('pdftotext', '-layout', '-', '-'))
  const pages = once(() =>
    [...run('pdfinfo', '-f', '1', '-l', '9999', '-').matchAll(pageSize)].map(
      ([, width, height]) => ({ width: mm(width), height: mm(height) }),
    ),
  )
  const fonts = once(() =>
    run('pdffonts', '-')
      .split('\n')
      .slice(2)
      .filter(Boolean)
      .map((line) => ({
        name: line.split(' ')[0]!,
        embedded: / yes +(yes|no) +(yes|no) +\d/.test(line),
      })),
  )
  const boxes = once(() => run('pdftotext', '-bbox', '-', '-').split('<page ').slice(1))
  const raw = once(() => run('pdftotext', '-raw', '-bbox', '-', '-').split('<page ').slice(1))
  return {
    get text() {
      return text()
    },
    get pages() {
      return pages()
    },
    get fonts() {
      return fonts()
    },
    words: (page) => wordsIn(boxes()[page] ?? ''),
    written: (page) => wordsIn(raw()[page] ?? ''),
  }
}

const pageSize = /^Page +\d+ size: +([\d.]+) x ([\d.]+)/gm

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** Several PDFs as one, in their order: poppler is started for all of them, and not for each. */
export function unitedPdf(prints: readonly Uint8Array[]): Buffer {
  const folder = tempFolder()
  const files = prints.map((bytes, index) => {
    const file = join(folder.path, `${index}.pdf`)
    writeFileSync(file, bytes)
    return file
  })
  const all = join(folder.path, 'all.pdf')
  execFileSync('pdfunite', [...files, all])
  const bytes = readFileSync(all)
  folder.remove()
  return bytes
}

/** Some pages of a PDF, from one on. */
export const partOf = (pdf: ReadPdf, from: number, count: number): ReadPdf => ({
  text: pdf.text
    .split('\f')
    .slice(from, from + count)
    .join('\f'),
  pages: pdf.pages.slice(from, from + count),
  fonts: pdf.fonts,
  words: (page) => pdf.words(from + page),
  written: (page) => pdf.written(from + page),
})

function wordsIn(page: string): Word[] {
  const found = page.matchAll(
    /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g,
  )
  return [...found].map(([, left, top, right, bottom, text = '']) => ({
    text: text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
    left: mm(left),
    top: mm(top),
    right: mm(right),
    bottom: mm(bottom),
  }))
}

/** Where ink begins and ends on the first page, in millimetres from its upper left corner. */
export function inkOf(bytes: Uint8Array): Omit<Word, 'text'> {
  const folder = tempFolder()
  const file = join(folder.path, 'print.pdf')
  writeFileSync(file, bytes)
  const dots = 200
  const page = ['-r', String(dots), '-gray', '-singlefile', '-l', '1']
  execFileSync('pdftoppm', [...page, file, join(folder.path, 'page')])
  const picture = readFileSync(join(folder.path, 'page.pgm'))
  folder.remove()
  const [head = '', width = '', height = ''] =
    /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.toString('latin1', 0, 100)) ?? []
  const size = { width: Number(width), height: Number(height) }
  const box = { left: size.width, top: size.height, right: 0, bottom: 0 }
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      if (picture[head.length + y * size.width + x]! > 128) continue
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y)
    }
  }
  const inMm = (at: number) => (at / dots) * 25.4
  return {
    left: inMm(box.left),
    top: inMm(box.top),
    right: inMm(box.right),
    bottom: inMm(box.bottom),
  }
}
