import type { WordTemplate } from './wordTemplate.ts'
import { childrenOf, isElement, type XmlElement } from './wordXml.ts'

/** Footnotes or endnotes in which something is filled. */
export interface FilledNotes {
  readonly target: string
  readonly root: XmlElement
  /** What leads to one in the text. */
  readonly reference: string
  /** How far the numbers of one letter's notes are from those of the next. */
  readonly step: number
}

/** The note that a reference in the text leads to. */
export function noteOf(
  notes: WordTemplate['notes'],
  { name, attributes }: XmlElement,
): XmlElement | undefined {
  const kind = name.replace('Reference', '')
  return [...notes.values()]
    .filter((root) => root.name === `${kind}s`)
    .flatMap((root) => childrenOf(root, kind))
    .find((note) => note.attributes['w:id'] === attributes['w:id'])
}

/** The notes of a letter that are each recipient's own. */
export function filledNotes({ notes, isPlain }: WordTemplate): readonly FilledNotes[] {
  return [...notes]
    .filter(([, root]) => !isPlain(root))
    .map(([target, root]) => {
      const name = root.name === 'w:endnotes' ? 'w:endnote' : 'w:footnote'
      const step = Math.max(0, ...childrenOf(root, name).map(numberOf)) + 1
      return { target, root, reference: `${name}Reference`, step }
    })
}

/** The notes of all letters as one part: those of each, and once what stands between text and notes. */
export function joinedNotes(
  { root, step }: FilledNotes,
  fills: readonly ((note: XmlElement) => XmlElement)[],
): XmlElement {
  const all = root.children.filter(isElement)
  const shared = all.filter(isShared)
  const own = fills.flatMap((fill, copy) =>
    all.filter((note) => !isShared(note)).map((note) => movedOn(fill(note), copy * step)),
  )
  return { ...root, children: [...shared, ...own] }
}

const numberOf = ({ attributes }: XmlElement) => Number(attributes['w:id'] ?? 0)
const isShared = ({ attributes }: XmlElement) =>
  !['normal', undefined].includes(attributes['w:type'])

/** A note, or what leads to one, under another number. */
export const movedOn = (element: XmlElement, by: number): XmlElement => ({
  ...element,
  attributes: { ...element.attributes, 'w:id': String(numberOf(element) + by) },
})
