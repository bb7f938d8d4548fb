/**
 * The pages of a document, each as a picture of its own, cut from the one long picture that the typesetter makes: of
 * each page a white ground that tells its size, and a group that is moved down to it; last the shapes that are shared.
 */
export function svgPages(long: string): string[] {
  const pieces = cut(long, 4)
  const shared = new Map(
    pieces
      .filter(({ tag }) => tag === 'defs')
      .flatMap(({ text }) => cut(text, 8))
      .flatMap(({ text, id }) => (id === undefined ? [] : [[id, text] as const])),
  )
  const pages: string[] = []
  for (const [index, ground] of pieces.entries()) {
    const group = pieces[index + 1]
    const size = ground.tag === 'path' && /d="M 0 0 L 0 ([\d.]+) L ([\d.]+) /.exec(ground.text)
    if (!size || group?.tag !== 'g') continue
    const [, height, width] = size
    const inside = group.text.replace(/^\s*<g[^>]*>/, '<g>')
    pages.push(
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ` +
        `width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}">` +
        `${ground.text}${inside}<defs>${usedIn(inside, shared).join('')}</defs></svg>`,
    )
  }
  return pages
}

interface Piece {
  readonly tag: string
  readonly id: string | undefined
  readonly text: string
}

/** The elements that begin so many spaces in. */
function cut(text: string, indent: number): Piece[] {
  const begins = new RegExp(`^ {${indent}}<([a-zA-Z]+)(?:[^>]*? id="([^"]+)")?`, 'gm')
  const found = [...text.matchAll(begins)]
  return found.map(({ index, 1: tag = '', 2: id }, place) => ({
    tag,
    id,
    text: text.slice(index, found[place + 1]?.index ?? text.lastIndexOf('</')),
  }))
}

/** The shared shapes that a part of a picture uses, and those that they use. */
function usedIn(part: string, shared: ReadonlyMap<string, string>): string[] {
  const used = new Set<string>()
  const look = (text: string) => {
    for (const [, id = ''] of text.matchAll(/(?:href="|url\()#([^")]+)/g)) {
      const shape = shared.get(id)
      if (shape === undefined || used.has(id)) continue
      used.add(id)
      look(shape)
    }
  }
  look(part)
  return [...used].map((id) => shared.get(id)!)
}
