import { childOf, isElement, xml, type XmlElement, type XmlNode } from './wordXml.ts'

/**
 * What is filled stands in the tree as an element whose name no XML can have: `#field`, and `#open` and `#close` around what
 * is said under a condition or for each record of a list.
 */
export const isMark = ({ name }: XmlElement): boolean => name.startsWith('#')

/** Fields of Word that bring something from elsewhere: of them stays what Word last showed. */
const fetching = /^(INCLUDETEXT|INCLUDEPICTURE|DDE|DDEAUTO|LINK|DATABASE|IMPORT|INCLUDE)\b/i
/** Fields of Word's own mail merge that ask or decide: of them too. */
const deciding =
  /^(IF|NEXT|NEXTIF|SKIPIF|ASK|FILLIN|SET|COMPARE|MERGEREC|MERGESEQ|ADDRESSBLOCK|GREETINGLINE)\b/i

/** What somebody is told of that stays as Word last showed it. */
export type WordLeft = (what: string) => void

/** Marks everything in a part that is to be filled. */
export function withMarks(node: XmlElement, left: WordLeft): XmlElement {
  if (node.name === 'w:p') return { ...node, children: inline(node.children, left) }
  const children = node.children
    .filter((each) => !isElement(each) || !isGone(each))
    .map((each) => (isElement(each) ? withMarks(each, left) : each))
  return { ...node, children }
}

/** What is in a paragraph: changes that were tracked are taken, runs cut so that each holds one thing, marks found. */
function inline(children: readonly XmlNode[], left: WordLeft): XmlNode[] {
  return textMarks(
    fieldMarks(
      children.flatMap((each) => atoms(each, left)),
      left,
    ),
  )
}

const unwrapped = ['w:ins', 'w:moveTo', 'w:smartTag', 'w:customXml']
const dropped = [
  'w:del',
  'w:moveFrom',
  'w:proofErr',
  'w:permStart',
  'w:permEnd',
  'w:commentRangeStart',
  'w:commentRangeEnd',
]
/** Between paragraphs: where comments begin and end, and rows that were deleted while changes were tracked. */
const isGone = (node: XmlElement) =>
  /^w:commentRange/.test(node.name) ||
  (node.name === 'w:tr' && childOf(childOf(node, 'w:trPr'), 'w:del') !== undefined)

const notKept = ['w:lastRenderedPageBreak', 'w:commentReference', 'w:delText', 'w:softHyphen']

function atoms(node: XmlNode, left: WordLeft): XmlNode[] {
  if (!isElement(node) || dropped.includes(node.name)) return []
  if (unwrapped.includes(node.name)) return node.children.flatMap((each) => atoms(each, left))
  if (node.name === 'w:r') return runAtoms(node, left)
  if (node.name === 'w:fldSimple') return [simpleField(node, left)].flat()
  if (['w:hyperlink', 'w:sdtContent', 'w:dir', 'w:bdo'].includes(node.name)) {
    return [{ ...node, children: inline(node.children, left) }]
  }
  if (node.name === 'w:sdt') {
    return [{ ...node, children: node.children.flatMap((each) => atoms(each, left)) }]
  }
  return [node]
}

function runAtoms(run: XmlElement, left: WordLeft): XmlElement[] {
  const look = childOf(run, 'w:rPr')
  return run.children
    .filter(
      (each): each is XmlElement =>
        isElement(each) && each !== look && !notKept.includes(each.name),
    )
    .map((each) => runWith(look, withMarks(each, left)))
}

const runWith = (look: XmlElement | undefined, content: XmlElement): XmlElement =>
  xml('w:r', {}, look ? [look, content] : [content])

/** What a run that was cut holds. */
const contentOf = (node: XmlNode): XmlElement | undefined =>
  isElement(node) && node.name === 'w:r' ? (node.children.at(-1) as XmlElement) : undefined

function simpleField(field: XmlElement, left: WordLeft): XmlNode | XmlNode[] {
  const asked = (field.attributes['w:instr'] ?? '').trim()
  const shown = inline(field.children, left)
  return replaced(asked, shown, left) ?? { ...field, children: shown }
}

/** What stands for a field of Word: a mark, or what it last showed; undefined for one that stays. */
function replaced(asked: string, shown: readonly XmlNode[], left: WordLeft): XmlNode[] | undefined {
  const merged = /^MERGEFIELD\s/i.test(asked) ? mergeMark(asked) : undefined
  if (merged) {
    const first = shown.find((each) => isElement(each) && each.name === 'w:r')
    return [runWith(isElement(first) ? childOf(first, 'w:rPr') : undefined, merged)]
  }
  if (!fetching.test(asked) && !deciding.test(asked)) return undefined
  left(asked.split(/\s/)[0]!.toUpperCase())
  return [...shown]
}

const charOf = (node: XmlNode) => {
  const content = contentOf(node)
  return content?.name === 'w:fldChar' ? content.attributes['w:fldCharType'] : undefined
}

/** Fields that are written as a beginning, what is asked, what is shown, and an end. */
function fieldMarks(nodes: readonly XmlNode[], left: WordLeft): XmlNode[] {
  const out: XmlNode[] = []
  for (let at = 0; at < nodes.length; at += 1) {
    const end = charOf(nodes[at]!) === 'begin' ? endOf(nodes, at) : -1
    if (end < 0) {
      out.push(nodes[at]!)
      continue
    }
    const field = nodes.slice(at, end + 1)
    const shownFrom = separatorOf(field)
    const asked = field
      .slice(0, shownFrom)
      .map((each) => contentOf(each))
      .map((each) => (each?.name === 'w:instrText' ? textOf(each) : ''))
      .join('')
      .trim()
    const shown = fieldMarks(field.slice(shownFrom + 1, -1), left)
    const look = shown.length > 0 ? shown : field.slice(0, 1)
    out.push(
      ...(replaced(asked, /^MERGEFIELD/i.test(asked) ? look : shown, left) ??
        kept(field, shownFrom, { asked, shown }, left)),
    )
    at = end
  }
  return out
}

/** A field that stays, with what it shows; one that asks with another field in it can't be asked here: it shows what it did. */
function kept(
  field: readonly XmlNode[],
  shownFrom: number,
  { asked, shown }: { readonly asked: string; readonly shown: readonly XmlNode[] },
  left: WordLeft,
): readonly XmlNode[] {
  if (field.slice(1, shownFrom).some((each) => charOf(each) === 'begin')) {
    left(asked.split(/\s/)[0]!.toUpperCase())
    return shown
  }
  if (shownFrom === field.length - 1) return field
  return [...field.slice(0, shownFrom + 1), ...shown, field.at(-1)!]
}

function endOf(nodes: readonly XmlNode[], from: number): number {
  let depth = 0
  return nodes.findIndex((each, index) => {
    if (index < from) return false
    const char = charOf(each)
    if (char === 'begin') depth += 1
    if (char === 'end') depth -= 1
    return depth === 0
  })
}

/** Where what is shown begins; the end of a field that shows nothing. */
function separatorOf(field: readonly XmlNode[]): number {
  let depth = 0
  const found = field.findIndex((each) => {
    const char = charOf(each)
    if (char === 'begin') depth += 1
    if (char === 'end') depth -= 1
    return char === 'separate' && depth === 1
  })
  return found < 0 ? field.length - 1 : found
}

const textOf = (element: XmlElement) =>
  element.children.filter((each) => typeof each === 'string').join('')

const instruction = /"((?:[^"\\]|\\.)*)"|(\\[^\s"])|([^\s"]+)/g

/** `MERGEFIELD 客户名称 \* Upper`, with its switches each as `*Upper`. */
function mergeMark(asked: string): XmlElement | undefined {
  const words = [...asked.matchAll(instruction)].map(([, quoted, sign, plain]) => ({
    text: quoted?.replace(/\\(.)/g, '$1') ?? sign ?? plain ?? '',
    isSwitch: sign !== undefined,
  }))
  const name = words[1]?.text.trim()
  if (!name) return undefined
  const switches = words.flatMap(({ text, isSwitch }, index) => {
    const next = words[index + 1]
    return isSwitch ? [text[1]! + (next && !next.isSwitch ? next.text : '')] : []
  })
  const [, edge, list] = /^Table(Start|End):(.+)$/i.exec(name) ?? []
  if (edge) return edgeMark(/start/i.test(edge) ? '#open' : '#close', list!, `«${name}»`)
  return xml('#field', { name, said: `«${name}»`, format: JSON.stringify(switches) })
}

const edgeMark = (kind: '#open' | '#close', name: string, said: string, more: object = {}) =>
  xml(kind, { name: name.trim(), said, ...more })

const tag =
  /\{\{\s*([^{}]{1,80}?)\s*\}\}|\{\s*([^{}]{1,80}?)\s*\}|｛\s*([^｛｝]{1,80}?)\s*｝|«\s*([^«»]{1,80}?)\s*»/g

/** `{name}` and its like, which Word has often cut into several runs. */
function textMarks(nodes: readonly XmlNode[]): XmlNode[] {
  const out: XmlNode[] = []
  let some: XmlNode[] = []
  const end = () => {
    out.push(...tagged(some))
    some = []
  }
  for (const node of nodes) {
    const isText = contentOf(node)?.name === 'w:t'
    if (isText || (isElement(node) && /^w:bookmark/.test(node.name))) some.push(node)
    else {
      end()
      out.push(node)
    }
  }
  end()
  return out
}

function tagged(nodes: readonly XmlNode[]): XmlNode[] {
  const texts = nodes.map((node) => (contentOf(node) ? textOf(contentOf(node)!) : ''))
  const found = [...texts.join('').matchAll(tag)].map((match) => ({
    from: match.index,
    end: match.index + match[0].length,
    mark: tagMark(
      match.slice(1).find((each) => each !== undefined)!,
      match[0],
    ),
  }))
  if (found.length === 0) return [...nodes]
  let at = 0
  return nodes.flatMap((node, index) => {
    const text = texts[index]!
    const [from, end] = [at, at + text.length]
    at = end
    if (!contentOf(node)) return [node]
    const look = childOf(node as XmlElement, 'w:rPr')
    const pieces: XmlNode[] = []
    let read = from
    for (const each of found) {
      if (each.end <= from || each.from >= end) continue
      if (each.from > read) pieces.push(textRun(look, text.slice(read - from, each.from - from)))
      if (each.from >= from) pieces.push(runWith(look, each.mark))
      read = Math.min(each.end, end)
    }
    if (read < end) pieces.push(textRun(look, text.slice(read - from)))
    return pieces
  })
}

const textRun = (look: XmlElement | undefined, text: string) =>
  runWith(look, xml('w:t', { 'xml:space': 'preserve' }, [text]))

/** `#cases`, `^phone`, `#if level = A`, `/cases`, or the name of a field. */
function tagMark(text: string, said: string): XmlElement {
  const closes = /^\/\s*(.*)$/s.exec(text)
  if (closes) return edgeMark('#close', closes[1]!, said)
  const [, sign, asked] = /^([#^])\s*(?:(?:if|each)\s+)?(.+)$/s.exec(text) ?? []
  if (!sign) return xml('#field', { name: text, said, format: '[]' })
  const [, name, equals, value] = /^(.+?)\s*(!=|=|≠)\s*(.+)$/s.exec(asked!) ?? []
  const not = sign === '^' || (equals !== undefined && equals !== '=')
  return edgeMark('#open', name ?? asked!, said, {
    ...(not && { not: 'yes' }),
    ...(value && { is: value }),
  })
}
