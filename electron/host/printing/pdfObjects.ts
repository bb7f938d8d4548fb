/** An object of a PDF: its dictionary, in which others are named, and its stream, in which nothing is. */
export interface PdfObject {
  readonly head: string
  readonly rest: Buffer | null
}

/** What a document of the typesetter's is made of: its objects but for those that a whole document has once, and its pages. */
export interface PdfContent {
  readonly objects: ReadonlyMap<number, PdfObject>
  /** Numbers of the pages, in order. */
  readonly order: readonly number[]
}

/**
 * Takes a PDF of the typesetter's apart. It writes them in one way: a table of places at the end, no object within a stream.
 * Throws for any other.
 */
export function pdfObjects(pdf: Uint8Array): PdfContent {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 60))
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1])
  const table = bytes.toString('latin1', at)
  const [head = '', count = '0'] = /^xref\n0 (\d+)\n/.exec(table) ?? []
  if (!head) throw new Error('A PDF of the typesetter has no table of objects')
  const places = Array.from({ length: Number(count) }, (_each, number) => {
    const line = table.slice(head.length + number * 20, head.length + number * 20 + 20)
    return line.includes('n') ? Number(line.slice(0, 10)) : 0
  })
  const ends = [...places.filter(Boolean), at].sort((a, b) => a - b)
  const next = new Map(ends.map((place, index) => [place, ends[index + 1] ?? at]))

  const objects = new Map<number, PdfObject>()
  let order: readonly number[] = []
  for (const [number, place] of places.entries()) {
    if (place === 0) continue
    const object = objectIn(bytes.subarray(place, next.get(place)))
    const kids = /\/Type \/Pages\b[\s\S]*?\/Kids \[([^\]]*)\]/.exec(object.head)?.[1]
    if (kids !== undefined) {
      // Nested trees would need walking; the typesetter writes none.
      order = [...kids.matchAll(/(\d+) 0 R/g)].map(([, each]) => Number(each))
    } else if (!onceOnly.test(object.head)) objects.set(number, object)
  }
  if (order.some((each) => !objects.has(each)))
    throw new Error('A PDF has a page that is not there')
  return { objects, order }
}

/** What a whole document has once, and is written anew for the joined one. */
const onceOnly = /\/Type \/(?:Catalog|Metadata)\b|\/Producer |\/Creator /

function objectIn(bytes: Buffer): PdfObject {
  const start = bytes.indexOf('obj') + 3
  const end = bytes.lastIndexOf('endobj')
  const stream = bytes.indexOf('\nstream', start)
  if (stream < 0 || stream > end) {
    return { head: bytes.toString('latin1', start, end).trim(), rest: null }
  }
  return {
    head: bytes.toString('latin1', start, stream).trim() + '\n',
    rest: bytes.subarray(stream, end).subarray(0, bytes.lastIndexOf('endstream') + 9 - stream),
  }
}
