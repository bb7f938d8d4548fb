import { documentPart, readPart, relationsOf } from './openWord.ts'
import { filledNotes, movedOn } from './wordNotes.ts'
import type { WordTemplate } from './wordTemplate.ts'
import {
  allOf,
  childOf,
  childrenOf,
  isElement,
  xml,
  type XmlElement,
  type XmlNode,
} from './wordXml.ts'

/** What a document holds once for each letter that is joined into it, so that each stays as it would be alone. */
export interface WordCopies {
  /** The letter as it stands in its place: lists count from one, nothing is called as in another letter. */
  body(filled: XmlElement, copy: number): XmlElement
  /** What the lists of that many letters are counted by; undefined where there are none. */
  numbering(copies: number): XmlElement | undefined
}

const numberingPart = 'word/numbering.xml'

export function wordCopies(template: WordTemplate): WordCopies {
  const { files, document } = template
  const edges = new Set(filledEdges(template).map(({ id }) => id))
  const notes = filledNotes(template)
  const lists = readPart(files, numberingPart)
  const used = lists ? [...new Set([...allOf(document, 'w:numId')].map(idOf))] : []
  const nums = childrenOf(lists, 'w:num')
  const known = used.filter((id) => nums.some((num) => num.attributes['w:numId'] === id))
  const highest = Math.max(0, ...nums.map((num) => Number(num.attributes['w:numId'])))
  const numberOf = (id: string, copy: number) =>
    copy === 0 ? id : String(highest + (copy - 1) * known.length + known.indexOf(id) + 1)

  const renamed = (node: XmlNode, copy: number): XmlNode[] => {
    if (!isElement(node)) return [node]
    if (named.has(node.name)) return []
    const { attributes } = node
    if (node.name === 'w:numId' && known.includes(idOf(node))) {
      return [{ ...node, attributes: { ...attributes, 'w:val': numberOf(idOf(node), copy) } }]
    }
    if (edges.has(attributes['r:id'] ?? '') && /^w:(head|foot)erReference$/.test(node.name)) {
      return [{ ...node, attributes: { ...attributes, 'r:id': edgeId(attributes['r:id']!, copy) } }]
    }
    const noted = notes.find(({ reference }) => reference === node.name)
    if (noted) return [movedOn(node, copy * noted.step)]
    if (node.name === 'wp:docPr') {
      const id = String(Number(attributes['id'] ?? 0) + copy * 10_000)
      return [{ ...node, attributes: { ...attributes, id } }]
    }
    const children = node.children.flatMap((each) => renamed(each, copy))
    const isSame =
      children.length === node.children.length &&
      children.every((each, index) => each === node.children[index])
    return [isSame ? node : { ...node, children }]
  }

  return {
    body: (filled, copy) => (copy === 0 ? filled : (renamed(filled, copy)[0] as XmlElement)),
    numbering: (copies) => {
      if (!lists || known.length === 0) return lists
      const more = Array.from({ length: copies - 1 }, (_each, index) =>
        known.map((id) => countedAnew(lists, id, numberOf(id, index + 1))),
      ).flat()
      const at = lists.children.findLastIndex((each) => isElement(each) && each.name === 'w:num')
      return { ...lists, children: lists.children.toSpliced(at + 1, 0, ...more) }
    },
  }
}

/** What is named once in a document. */
const named: ReadonlySet<string> = new Set(['w:bookmarkStart', 'w:bookmarkEnd'])

const idOf = ({ attributes }: XmlElement) => attributes['w:val'] ?? attributes['w:numId'] ?? ''

/** The same list once more, each of its levels from where it began. */
function countedAnew(lists: XmlElement, id: string, as: string): XmlElement {
  const num = childrenOf(lists, 'w:num').find((each) => each.attributes['w:numId'] === id)!
  const abstract = childOf(num, 'w:abstractNumId')!
  const levels = childrenOf(
    childrenOf(lists, 'w:abstractNum').find(
      (each) => each.attributes['w:abstractNumId'] === abstract.attributes['w:val'],
    ),
    'w:lvl',
  )
  const starts = levels.map((level) =>
    xml('w:lvlOverride', { 'w:ilvl': level.attributes['w:ilvl'] ?? '0' }, [
      xml('w:startOverride', { 'w:val': childOf(level, 'w:start')?.attributes['w:val'] ?? '1' }),
    ]),
  )
  return xml('w:num', { 'w:numId': as }, [abstract, ...starts])
}

/** The heads and feet of a letter that are filled, each with the id by which the document names it. */
export function filledEdges({ files, edges, isPlain }: WordTemplate) {
  return [...relationsOf(files, documentPart)].flatMap(([id, { type, target }]) => {
    const root = edges.get(target)
    return root && !isPlain(root) ? [{ id, type, target, root }] : []
  })
}

/** What is called `word/header1.xml` in the letter, for a copy of it. */
export const copyName = (target: string, copy: number): string =>
  copy === 0 ? target : target.replace(/(\.\w+)$/, `-${copy}$1`)

/** The id under which a document names a copy of a head or a foot. */
export const edgeId = (id: string, copy: number): string => (copy === 0 ? id : `${id}-${copy}`)
