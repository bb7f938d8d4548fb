import type { WordField, WordLoss } from '../../../shared/printing/wordFields.ts'
import { documentPart, put, readPart, relationsOf, type WordParts } from './openWord.ts'
import { isMark, withMarks } from './wordMarks.ts'
import { withSections } from './wordSections.ts'
import { isElement, writePart, type XmlElement, type XmlNode } from './wordXml.ts'

/** A letter made in Word, read once to be filled many times. */
export interface WordTemplate {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly document: XmlElement
  /** Heads and feet of its pages, by the names of their parts. */
  readonly edges: ReadonlyMap<string, XmlElement>
  /** Its footnotes and endnotes, by the names of their parts. */
  readonly notes: ReadonlyMap<string, XmlElement>
  readonly fields: readonly WordField[]
  readonly losses: readonly WordLoss[]
  /** Whether nothing in an element is filled, so that it stays the same for everybody. */
  isPlain(element: XmlElement): boolean
}

/** Finds what is to be filled. */
export function readWordTemplate({ files, remote }: WordParts): WordTemplate {
  const losses = new Map<string, WordLoss>()
  const lose = (loss: WordLoss) => void losses.set(`${loss.kind} ${loss.what ?? ''}`, loss)
  if (remote > 0) lose({ kind: 'remote' })
  const fields = new Map<string, WordField>()
  const plain = new WeakSet<XmlElement>()

  const marked = (part: string): XmlElement =>
    withMarks(linked(readPart(files, part)!, new Set(relationsOf(files, part).keys())), (what) =>
      lose({ kind: 'wordField', what }),
    )
  const prepared = (part: string): XmlElement => {
    const whole = withSections(marked(part), (what) => lose({ kind: 'unclosed', what }))
    return keyed(whole, null, fields, plain) as XmlElement
  }
  const partsOf = (...types: readonly string[]) =>
    [...relationsOf(files, documentPart).values()]
      .filter(({ type, target }) => types.includes(type) && files.has(target))
      .map(({ target }) => target)
  const document = prepared(documentPart)
  const edges = new Map(partsOf('header', 'footer').map((part) => [part, prepared(part)]))
  const kept = new Map(files)
  const notes = new Map(partsOf('footnotes', 'endnotes').map((part) => [part, prepared(part)]))
  for (const [part, root] of [...edges, ...notes]) {
    if (plain.has(root)) put(kept, part, writePart(root))
  }
  return {
    files: kept,
    document,
    edges,
    notes,
    fields: [...fields.values()],
    losses: [...losses.values()],
    isPlain: (element) => plain.has(element),
  }
}

const shown = ['w:drawing', 'w:pict', 'w:object', 'w:subDoc', 'w:altChunk']

/** Without what shows something that is not there any more. */
function linked(node: XmlElement, known: ReadonlySet<string>): XmlElement {
  const children = node.children.filter(
    (each) => !isElement(each) || !shown.includes(each.name) || isWhole(each, known),
  )
  return {
    ...node,
    children: children.map((each) => (isElement(each) ? linked(each, known) : each)),
  }
}

function isWhole(element: XmlElement, known: ReadonlySet<string>): boolean {
  const asked = Object.entries(element.attributes).filter(([name]) => name.startsWith('r:'))
  return (
    element.name !== 'w:altChunk' &&
    asked.every(([, id]) => id === '' || known.has(id)) &&
    element.children.every((each) => !isElement(each) || isWhole(each, known))
  )
}

/** Gives each mark the key that names it in the letter. */
function keyed(
  node: XmlNode,
  within: string | null,
  fields: Map<string, WordField>,
  plain: WeakSet<XmlElement>,
): XmlNode {
  if (!isElement(node)) return node
  if (!isMark(node)) {
    const children = node.children.map((each) => keyed(each, within, fields, plain))
    const made = { ...node, children }
    if (children.every((each) => !isElement(each) || plain.has(each))) plain.add(made)
    return made
  }
  if (node.name === '#open' || node.name === '#close') return node
  const { name = '', is } = node.attributes
  const key = [...(within === null ? [] : [within]), name].join(' › ')
  const kind = node.name === '#section' ? 'section' : 'field'
  if (!fields.has(key)) fields.set(key, { key, name, within, kind })
  const inner = kind === 'section' && is === undefined ? key : within
  const children = node.children.map((each) => keyed(each, inner, fields, plain))
  return { ...node, attributes: { ...node.attributes, key }, children }
}
