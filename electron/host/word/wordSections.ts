import { isElement, xml, type XmlElement, type XmlNode } from './wordXml.ts'

/** Beginnings and ends in a part of the tree that have no other half there, in their order. */
interface Pending {
  readonly mark: XmlElement
  readonly at: number
}

interface Sectioned {
  readonly node: XmlNode
  readonly pending: readonly XmlElement[]
}

/**
 * Puts what stands between the two halves of a condition or a list into a `#section`: words of one paragraph, paragraphs, or
 * rows of a table where the halves stand in its cells. What has no other half is told.
 */
export function withSections(root: XmlElement, told: (said: string) => void): XmlElement {
  const { node, pending } = sectioned(root)
  for (const mark of pending) told(mark.attributes['said'] ?? '')
  return node as XmlElement
}

function sectioned(node: XmlNode): Sectioned {
  if (!isElement(node)) return { node, pending: [] }
  if (node.name === '#open' || node.name === '#close') return { node, pending: [node] }
  const inner = node.children.map(sectioned)
  if (inner.every(({ pending }) => pending.length === 0)) {
    return { node: { ...node, children: inner.map((each) => each.node) }, pending: [] }
  }
  // Cells stand side by side: what begins in one and ends in another is the row.
  if (node.name === 'w:tr') return rowSectioned(node, inner)
  return wrapped(node, inner)
}

function rowSectioned(row: XmlElement, inner: readonly Sectioned[]): Sectioned {
  const whole: XmlElement = { ...row, children: inner.map(({ node }) => node) }
  const open: XmlElement[] = []
  const pending: XmlElement[] = []
  let node = whole
  for (const mark of inner.flatMap((each) => each.pending)) {
    if (mark.name === '#open') open.push(mark)
    else if (closes(mark, open.at(-1))) node = sectionOf(open.pop()!, [node])
    else pending.push(mark)
  }
  return { node, pending: [...pending, ...open] }
}

function wrapped(parent: XmlElement, inner: readonly Sectioned[]): Sectioned {
  const children: XmlNode[] = []
  const open: Pending[] = []
  const pending: XmlElement[] = []
  for (const each of inner) {
    children.push(each.node)
    for (const mark of each.pending) {
      if (mark.name === '#open') open.push({ mark, at: children.length - 1 })
      else if (closes(mark, open.at(-1)?.mark)) {
        const { mark: opened, at } = open.pop()!
        children.push(
          sectionOf(
            opened,
            children.splice(at).filter((child) => !isBare(child)),
          ),
        )
      } else pending.push(mark)
    }
  }
  return { node: { ...parent, children }, pending: [...pending, ...open.map(({ mark }) => mark)] }
}

const closes = (mark: XmlElement, open: XmlElement | undefined) =>
  open !== undefined &&
  ['', 'if', 'each', open.attributes['name']].includes(mark.attributes['name'])

const sectionOf = ({ attributes }: XmlElement, children: readonly XmlNode[]) =>
  xml('#section', attributes, children)

/** A paragraph or a row that is there only for a half takes no room of its own. */
function isBare(node: XmlNode): boolean {
  if (!isElement(node) || (node.name !== 'w:p' && node.name !== 'w:tr')) return false
  const inside = [...deep(node)]
  return (
    inside.some(({ name }) => name === '#open' || name === '#close') &&
    !inside.some(({ name }) => says.includes(name))
  )
}
const says = [
  'w:t',
  '#field',
  '#section',
  'w:drawing',
  'w:pict',
  'w:object',
  'w:br',
  'w:tab',
  'w:fldChar',
]

function* deep(node: XmlElement): Generator<XmlElement> {
  for (const child of node.children) {
    if (!isElement(child)) continue
    yield child
    yield* deep(child)
  }
}
