import type { TemplateDraft } from '../../../shared/api/printing.ts'
import { templateTree, type TemplateNode } from '../../../shared/printing/templateTree.ts'
import { printVocabulary } from './printVocabulary.ts'

/** A draft in which fields are said by their names: what hangs on a condition is said, and of a list one record. */
export function namedDraft(draft: TemplateDraft): TemplateDraft {
  const items = draft.layout.items.map((item) =>
    'text' in item ? { ...item, text: namedText(item.text) } : item,
  )
  return { ...draft, layout: { ...draft.layout, items }, body: namedText(draft.body) }
}

/** A text in which fields are said by their names. */
export const namedText = (text: string): string => said(templateTree(text).nodes)

const said = (nodes: readonly TemplateNode[]): string =>
  nodes
    .map((node) => {
      if (node.kind === 'text') return node.text
      if (node.kind === 'field') return `[${printVocabulary.words(node.field)}]`
      return said(node.kind === 'if' ? node.then : node.body)
    })
    .join('')
