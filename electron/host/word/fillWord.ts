import type { TemplateScope } from '../../../shared/printing/templateTree.ts'
import type { WordMapping } from '../../../shared/printing/wordFields.ts'
import { isRecipientList } from '../../../shared/printing/recipientFields.ts'
import { wordFormat } from './wordFormat.ts'
import type { WordTemplate } from './wordTemplate.ts'
import { wordLines } from './wordLines.ts'
import { isElement, xml, type XmlElement, type XmlNode } from './wordXml.ts'

/** Fills parts of a letter for one recipient. Elements in which nothing is filled stay the very same. */
export function wordFiller({ isPlain }: Pick<WordTemplate, 'isPlain'>, mapping: WordMapping) {
  const fill = (node: XmlNode, scope: TemplateScope): XmlNode[] => {
    if (!isElement(node) || isPlain(node)) return [node]
    if (node.name === '#field') return wordLines(valueOf(node, scope))
    if (node.name === '#section') {
      return scopesOf(node, scope).flatMap((inner) =>
        node.children.flatMap((each) => fill(each, inner)),
      )
    }
    if (node.name.startsWith('#')) return []
    return whole({ ...node, children: node.children.flatMap((each) => fill(each, scope)) })
  }

  /** Names in a letter may be those that every object has. */
  const meaningOf = (key: string) => (Object.hasOwn(mapping, key) ? mapping[key]! : 'asWritten')

  const valueOf = ({ attributes }: XmlElement, scope: TemplateScope): string => {
    const { key = '', said = '', format = '[]' } = attributes
    const path = meaningOf(key)
    if (path === 'asWritten') return said
    const value = path === 'leftOut' ? null : scope.valueOf(path)
    return value ? wordFormat(value, scope.codeOf(path), JSON.parse(format) as string[]) : ''
  }

  /** For whom what stands in a section is said: each of a list, whoever is written to, or nobody. */
  const scopesOf = ({ attributes }: XmlElement, scope: TemplateScope): readonly TemplateScope[] => {
    const { key = '', not, is } = attributes
    const path = meaningOf(key)
    if (path === 'leftOut') return []
    if (path === 'asWritten') return [scope]
    if (isRecipientList(path) && is === undefined) {
      const each = scope.each(path)
      return not ? (each.length === 0 ? [scope] : []) : each
    }
    const value = scope.valueOf(path)
    const holds = is === undefined ? !!value : value === is || scope.codeOf(path) === is
    return holds === (not === undefined) ? [scope] : []
  }

  return (root: XmlElement, scope: TemplateScope): XmlElement => fill(root, scope)[0] as XmlElement
}

/** A table without rows is none, and a cell or a box has a paragraph to end with. */
function whole(element: XmlElement): XmlElement[] {
  const { name, children } = element
  const has = (child: string) => children.some((each) => isElement(each) && each.name === child)
  if (name === 'w:tbl' && !has('w:tr')) return []
  if (name !== 'w:tc' && name !== 'w:txbxContent') return [element]
  const last = children.at(-1)
  const isEnded = isElement(last) && last.name === 'w:p'
  return [isEnded ? element : { ...element, children: [...children, xml('w:p')] }]
}
