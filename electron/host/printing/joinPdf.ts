import {
  asItIs,
  isAsItIs,
  printerMatrix,
  type PrinterGeometry,
} from '../../../shared/printing/printerGeometry.ts'
import { pdfObjects } from './pdfObjects.ts'

/** Points in a millimetre. */
const point = 72 / 25.4
/** Numbers of the objects that stand at the end: the catalogue, the tree of pages, and what the document is called. */
const [catalog, tree, info] = [1, 2, 3] as const

/** Joins documents of the typesetter into one, part by part: nothing of what was handed out is kept but where it stands. */
export interface PdfJoin {
  /** The bytes of a document's pages, brought onto the paper as a printer needs them. */
  add(pdf: Uint8Array): Buffer
  /** The bytes that end the document. */
  end(): Buffer
}

export function joinPdf(name: string, geometry: PrinterGeometry = asItIs): PdfJoin {
  const places: number[] = []
  const pages: number[] = []
  let written = 0
  let number: number = info

  const begin = (object: number) => {
    places[object] = written
    return `${object} 0 obj\n`
  }
  const parts: Buffer[] = []
  const write = (bytes: string | Buffer) => {
    const part = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes
    written += part.length
    parts.push(part)
  }
  const taken = () => Buffer.concat(parts.splice(0))
  const stream = (text: string) => {
    number += 1
    write(`${begin(number)}<< /Length ${text.length} >>\nstream\n${text}\nendstream\nendobj\n`)
    return number
  }

  const page = (dictionary: string) => {
    const size = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(dictionary)
    if (!size) throw new Error('A page of the typesetter has no size')
    const [width, height] = [Number(size[1]) / point, Number(size[2]) / point]
    const owned = dictionary.replace(/\/Parent \d+ 0 R/, `/Parent ${tree} 0 R`)
    if (isAsItIs(geometry)) return owned
    const { matrix, paper } = printerMatrix({ width, height }, geometry)
    const [before, after] = [stream(`q ${inPdf(matrix, height, paper.height)} cm`), stream('Q')]
    return owned
      .replace(
        size[0],
        `/MediaBox [0 0 ${round(paper.width * point)} ${round(paper.height * point)}]`,
      )
      .replace(/\/Contents (\d+ 0 R)/, `/Contents [${before} 0 R $1 ${after} 0 R]`)
  }

  const add = (pdf: Uint8Array): Buffer => {
    if (written === 0) write('%PDF-1.7\n%\u00e4\u00f6\u00fc\n')
    const { objects, order } = pdfObjects(pdf)
    const numbers = new Map<number, number>()
    for (const each of objects.keys()) numbers.set(each, (number += 1))
    const renumbered = (text: string) =>
      text.replace(
        /\b(\d+) 0 R\b/g,
        (_whole, old: string) => `${numbers.get(Number(old)) ?? 0} 0 R`,
      )
    const isPage = new Set(order)
    for (const [old, { head, rest }] of objects) {
      const now = numbers.get(old)!
      const text = renumbered(head)
      const shown = isPage.has(old) ? page(text) : text
      write(begin(now))
      write(shown)
      if (rest) write(rest)
      write('\nendobj\n')
    }
    pages.push(...order.map((old) => numbers.get(old)!))
    return taken()
  }

  const end = (): Buffer => {
    const kids = pages.map((each) => `${each} 0 R`).join(' ')
    const title = Buffer.from(`\ufeff${name}`, 'utf16le').swap16().toString('hex')
    write(
      `${begin(catalog)}<< /Type /Catalog /Pages ${tree} 0 R /ViewerPreferences << /PrintScaling /None >> >>\nendobj\n`,
    )
    write(`${begin(tree)}<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>\nendobj\n`)
    write(`${begin(info)}<< /Title <${title}> /Producer (Laike) >>\nendobj\n`)
    const at = written
    const entry = (place: number) => `${String(place).padStart(10, '0')} 00000 n \n`
    const table = Array.from({ length: number }, (_each, index) => entry(places[index + 1] ?? 0))
    write(`xref\n0 ${number + 1}\n0000000000 65535 f \n${table.join('')}`)
    write(
      `trailer\n<< /Size ${number + 1} /Root ${catalog} 0 R /Info ${info} 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    )
    return taken()
  }
  return { add, end }
}

/** The same way of moving a page as PDF writes it: in points, from the lower left corner, upwards. */
function inPdf(
  [a, b, c, d, e, f]: ReturnType<typeof printerMatrix>['matrix'],
  height: number,
  paperHeight: number,
): string {
  return [a, -b, -c, d, (e + c * height) * point, (paperHeight - f - d * height) * point]
    .map(round)
    .join(' ')
}

const round = (value: number) => Number(value.toFixed(4))
