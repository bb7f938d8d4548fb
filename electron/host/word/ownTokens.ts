import { isRecipientList } from '../../../shared/printing/recipientFields.ts'
import type { WordMapping } from '../../../shared/printing/wordFields.ts'
import { wordLines } from './wordLines.ts'
import type { WordTemplate } from './wordTemplate.ts'
import { isElement, xml, type XmlElement, type XmlNode } from './wordXml.ts'

/** Fills a letter with what our own letters have in the place of values: `{{customer.name}}`, `{{#each cases}}`. */
export function ownTokens({ isPlain }: Pick<WordTemplate, 'isPlain'>, mapping: WordMapping) {
  const written = (node: XmlNode): XmlNode[] => {
    if (!isElement(node) || isPlain(node)) return [node]
    if (node.name === '#field') return wordLines(fieldToken(node))
    if (node.name === '#section') return section(node)
    if (node.name.startsWith('#')) return []
    return [{ ...node, children: node.children.flatMap(written) }]
  }

  const fieldToken = ({ attributes: { key = '', said = '' } }: XmlElement): string => {
    const path = mapping[key] ?? 'asWritten'
    if (path === 'asWritten') return said
    return path === 'leftOut' ? '' : `{{${path}}}`
  }

  const section = ({ attributes, children }: XmlElement): XmlNode[] => {
    const { key = '', not, is } = attributes
    const path = mapping[key] ?? 'asWritten'
    if (path === 'leftOut') return []
    const inside = children.flatMap(written)
    if (path === 'asWritten') return inside
    const around = (open: string, end: string) => [
      tokenBeside(open, children),
      ...inside,
      tokenBeside(end, children),
    ]
    if (isRecipientList(path) && is === undefined && !not) {
      return around(`{{#each ${path}}}`, '{{/each}}')
    }
    const value = is?.replace(/[{}\n]/g, '').trim()
    if (value) return around(`{{#if ${path} ${not ? '!=' : '='} ${value}}}`, '{{/if}}')
    const isNot = not ? [tokenBeside('{{else}}', children)] : []
    const [open, ...rest] = around(`{{#if ${path}}}`, '{{/if}}')
    return [open!, ...isNot, ...rest]
  }

  return (root: XmlElement): XmlElement => written(root)[0] as XmlElement
}

/** A word of control as what it stands beside: a paragraph, a row, or a run. */
function tokenBeside(token: string, siblings: readonly XmlNode[]): XmlElement {
  const names = siblings.filter(isElement).map(({ name }) => name)
  const run = xml('w:r', {}, wordLines(token))
  if (names.includes('w:tr')) return xml('w:tr', {}, [xml('w:tc', {}, [xml('w:p', {}, [run])])])
  return names.includes('w:p') || names.includes('w:tbl') ? xml('w:p', {}, [run]) : run
}
