import type { TemplateScope } from '../../../shared/printing/templateTree.ts'
import type { WordMapping } from '../../../shared/printing/wordFields.ts'
import { wordFiller } from './fillWord.ts'
import { documentPart, put, readPart, relationsName } from './openWord.ts'
import { copyName, edgeId, filledEdges, wordCopies } from './wordCopies.ts'
import { filledNotes, joinedNotes } from './wordNotes.ts'
import type { WordTemplate } from './wordTemplate.ts'
import { createZip } from './zipStream.ts'
import {
  childOf,
  childrenOf,
  createXmlWriter,
  isElement,
  writePart,
  xml,
  type XmlElement,
  type XmlNode,
} from './wordXml.ts'

/** Letters that are filled before others at the office get their turn. */
const pace = 50

const [relations, contentTypes] = ['word/_rels/document.xml.rels', '[Content_Types].xml']

/**
 * Fills a letter for everybody as one document, a section for each: as Word's own mail merge does, so that it is read and
 * printed in one go. All share the styles of the letter; heads and feet that are filled are each recipient's own, pages and
 * lists count from one in each. For one recipient it is the letter itself. Resolves with the last bytes.
 */
export async function* joinWord(
  template: WordTemplate,
  mapping: WordMapping,
  scopes: readonly TemplateScope[],
): AsyncGenerator<{ bytes: Buffer; pages: number }, Buffer> {
  const fill = wordFiller(template, mapping)
  const copies = wordCopies(template)
  const edges = filledEdges(template)
  const notes = filledNotes(template)
  const isJoined = scopes.length > 1
  const write = createXmlWriter(template.isPlain)
  const zip = createZip()

  const files = new Map(template.files)
  const numbering = copies.numbering(scopes.length)
  if (numbering) put(files, 'word/numbering.xml', writePart(numbering))
  withEdges(files, edges, scopes.length)
  const later = new Set([documentPart, ...[...edges, ...notes].map(({ target }) => target)])
  zip.add(contentTypes, files.get(contentTypes)!)
  for (const [name, bytes] of files) {
    if (name !== contentTypes && !later.has(name)) zip.add(name, bytes)
  }

  const [head, tail] = around(template.document, write)
  const document = zip.open(documentPart)
  let words = head
  for (const [copy, scope] of scopes.entries()) {
    const body = copies.body(fill(childOf(template.document, 'w:body')!, scope), copy)
    const isLast = copy === scopes.length - 1
    const blocks = isJoined ? asSection(body.children, isLast) : body.children
    words += blocks.map(write).join('')
    if (copy % pace < pace - 1) continue
    document.write(words)
    words = ''
    yield { bytes: zip.take(), pages: copy + 1 }
    await new Promise(setImmediate)
  }
  document.end(words + tail)
  for (const { target, root } of edges) {
    for (const [copy, scope] of scopes.entries()) {
      zip.add(copyName(target, copy), Buffer.from(writePart(fill(root, scope))))
    }
  }
  for (const each of notes) {
    const fills = scopes.map((scope) => (note: XmlElement) => fill(note, scope))
    zip.add(each.target, Buffer.from(writePart(joinedNotes(each, fills))))
  }
  zip.end()
  return zip.take()
}

/** What stands before and after the paragraphs of a document. */
function around(document: XmlElement, write: (node: XmlNode) => string): [string, string] {
  const mark = '#here'
  const children = document.children.map((each) =>
    isElement(each) && each.name === 'w:body' ? { ...each, children: [mark] } : each,
  )
  const [head = '', tail = ''] = writePart({ ...document, children }, write).split(mark)
  return [head, tail]
}

type Edges = ReturnType<typeof filledEdges>

/** Names each recipient's own heads and feet in the package. */
function withEdges(files: Map<string, Uint8Array>, edges: Edges, copies: number): void {
  if (edges.length === 0 || copies < 2) return
  const related = readPart(files, relations)!
  const types = readPart(files, contentTypes)!
  const more: { related: XmlElement[]; types: XmlElement[] } = { related: [], types: [] }
  for (const { id, type, target } of edges) {
    // Where pages are told strictly, relations have other names than elsewhere.
    const kind = childrenOf(related, 'Relationship').find(
      ({ attributes }) => attributes['Id'] === id,
    )!.attributes['Type']!
    const own = readPart(files, relationsName(target))
    for (let copy = 1; copy < copies; copy += 1) {
      const name = copyName(target, copy)
      const to = name.replace(/^word\//, '')
      more.related.push(xml('Relationship', { Id: edgeId(id, copy), Type: kind, Target: to }))
      const content = `application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml`
      more.types.push(xml('Override', { PartName: `/${name}`, ContentType: content }))
      if (own) put(files, relationsName(name), writePart(own))
    }
  }
  put(files, relations, writePart(withMore(related, more.related)))
  put(files, contentTypes, writePart(withMore(types, more.types)))
}

const withMore = (root: XmlElement, more: readonly XmlElement[]): XmlElement => ({
  ...root,
  children: [...root.children, ...more],
})

/** The letter as a section of its own: what says how its pages are stands in its last paragraph, and after the last letter. */
function asSection(blocks: readonly XmlNode[], isLast: boolean): readonly XmlNode[] {
  const asked = blocks.findLast((each) => isElement(each) && each.name === 'w:sectPr')
  const section = ownSection((asked as XmlElement | undefined) ?? xml('w:sectPr'))
  const rest = blocks.filter((each) => each !== asked)
  if (isLast) return [...rest, section]
  const last = rest.at(-1)
  const isParagraph =
    isElement(last) && last.name === 'w:p' && !childOf(childOf(last, 'w:pPr'), 'w:sectPr')
  if (!isParagraph) return [...rest, xml('w:p', {}, [xml('w:pPr', {}, [section])])]
  return [...rest.slice(0, -1), endingWith(last, section)]
}

/** What may only stand after what says how pages are. */
const afterSection = ['w:pPrChange']

function endingWith(paragraph: XmlElement, section: XmlElement): XmlElement {
  const look = childOf(paragraph, 'w:pPr')
  const kept = (look?.children ?? []).filter(
    (each) => !isElement(each) || !afterSection.includes(each.name),
  )
  return {
    ...paragraph,
    children: [
      xml('w:pPr', {}, [...kept, section]),
      ...paragraph.children.filter((each) => each !== look),
    ],
  }
}

/** In the order in which they must stand, as far as ours come between them. */
const before = ['w:headerReference', 'w:footerReference', 'w:footnotePr', 'w:endnotePr']
const beforeNumbers = ['w:pgSz', 'w:pgMar', 'w:paperSrc', 'w:pgBorders', 'w:lnNumType']
const ours = ['w:type', 'w:pgNumType', 'w:sectPrChange']

/** A section that begins on a page of its own and counts from one. */
function ownSection(section: XmlElement): XmlElement {
  const kept = section.children.filter(isElement).filter(({ name }) => !ours.includes(name))
  const of = (names: readonly string[]) => kept.filter(({ name }) => names.includes(name))
  const rest = kept.filter(({ name }) => ![...before, ...beforeNumbers].includes(name))
  const counted = { ...childOf(section, 'w:pgNumType')?.attributes, 'w:start': '1' }
  return {
    ...section,
    children: [
      ...of(before),
      xml('w:type', { 'w:val': 'nextPage' }),
      ...of(beforeNumbers),
      xml('w:pgNumType', counted),
      ...rest,
    ],
  }
}
