import { SaxesParser } from 'saxes'
import { failure, problem } from '../../../shared/failure.ts'

/** A part of a Word document as it is read: never changed, made anew where something changes. */
export interface XmlElement {
  /** With its prefix, as Word writes it: `w:p`. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
}

export type XmlNode = XmlElement | string

/** Elements within each other, and elements in all, that one part may have. */
const deepest = 200
const mostElements = 400_000

const broken = () => failure('invalid', problem('file', 'wordBroken'))

interface Open {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlNode[]
}

/** Reads a part. Throws `wordBroken` for what is no XML, declares a type of its own, or is deeper or longer than any letter. */
export function readXml(text: string): XmlElement {
  // Word declares none, and all that entities can do begins with one.
  const parser = new SaxesParser()
  const open: Open[] = []
  let root: XmlElement | undefined
  let elements = 0
  const refuse = () => {
    throw broken()
  }
  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1
    if (open.length >= deepest || elements > mostElements) refuse()
    open.push({ name, attributes, children: [] })
  })
  parser.on('closetag', () => {
    const closed = open.pop()!
    const parent = open.at(-1)
    if (parent) parent.children.push(closed)
    else root = closed
  })
  const say = (said: string) => void open.at(-1)?.children.push(said)
  parser.on('text', say)
  parser.on('cdata', say)
  parser.write(text).close()
  return root ?? refuse()
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\r': '&#13;',
}
const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => signs[sign]!)
const quoted = (text: string) => text.replace(/[&<>"\n\t\r]/g, (sign) => signs[sign]!)

/** What XML can't hold, or only halves of a character. */
const unfit = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** A text without what no XML can hold. */
export const fitForXml = (text: string): string => text.toWellFormed().replace(unfit, '')

/** Writes elements; what was written once is kept for those that are `lasting`: they come again for each recipient. */
export function createXmlWriter(lasting: (element: XmlElement) => boolean = () => false) {
  const known = new WeakMap<XmlElement, string>()
  const write = (node: XmlNode): string => {
    if (typeof node === 'string') return escaped(node)
    const before = known.get(node)
    if (before !== undefined) return before
    const said = Object.entries(node.attributes).map(
      ([name, value]) => ` ${name}="${quoted(value)}"`,
    )
    const inside = node.children.map(write).join('')
    const written = inside
      ? `<${node.name}${said.join('')}>${inside}</${node.name}>`
      : `<${node.name}${said.join('')}/>`
    if (lasting(node)) known.set(node, written)
    return written
  }
  return write
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A whole part. */
export const writePart = (root: XmlElement, write = createXmlWriter()): string =>
  declaration + write(root)

/** Makes an element. */
export const xml = (
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  children: readonly XmlNode[] = [],
): XmlElement => ({
  name,
  attributes: Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [key, String(value)]),
  ),
  children,
})

export const isElement = (node: unknown): node is XmlElement =>
  typeof node === 'object' && node !== null && 'children' in node

/** The first child of this name. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((each): each is XmlElement => isElement(each) && each.name === name)

/** All children of this name. */
export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  (element?.children ?? []).filter(
    (each): each is XmlElement => isElement(each) && each.name === name,
  )

/** `w:val` of a child. */
export const valueIn = (element: XmlElement | undefined, name: string): string | undefined =>
  childOf(element, name)?.attributes['w:val']

/** Whether there is an element of one of these names, however deep. */
export const hasIn = (root: XmlElement, ...names: readonly string[]): boolean =>
  names.some((name) => !allOf(root, name).next().done)

/** All elements of this name, however deep. */
export function* allOf(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of element.children) {
    if (!isElement(child)) continue
    if (child.name === name) yield child
    yield* allOf(child, name)
  }
}
