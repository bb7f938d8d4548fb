import type { WordField, WordLoss } from '../../../shared/printing/wordFields.ts'
import { documentPart, readPart, relationsOf, type WordParts } from './openWord.ts'
import { isMark, withMarks } from './wordMarks.ts'
import { withSections } from './wordSections.ts'
import { isElement, type XmlElement, type XmlNode } from './wordXml.ts'

/** A letter made in Word, read once to be filled many times. */
export interface WordTemplate {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly document: XmlElement
  /** Heads and feet of its pages, by the names of their parts. */
  readonly edges: ReadonlyMap<string, XmlElement>
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

  const prepared = (part: string, root: XmlElement): XmlElement => {
    const marked = withMarks(linked(root, new Set(relationsOf(files, part).keys())), (what) =>
      lose({ kind: 'wordField', what }),
    )
    const whole = withSections(marked, (what) => lose({ kind: 'unclosed', what }))
    return keyed(whole, null, fields, plain) as XmlElement
  }
  const edges = [...relationsOf(files, documentPart).values()]
    .filter(({ type, target }) => ['header', 'footer'].includes(type) && files.has(target))
    .map(({ target }) => [target, prepared(target, readPart(files, target)!)] as const)
  return {
    files,
    document: prepared(documentPart, readPart(files, documentPart)!),
    edges: new Map(edges),
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
