import { InputRule, Node } from '@tiptap/core'
import { Fragment, Slice, type Node as DocNode, type Schema } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { isReplyField } from '../../../shared/domain/replyFields.ts'
import { parseTemplate } from '../../../shared/domain/templateText.ts'
import { t } from '../../words.ts'
import { fieldWords } from './fieldWords.ts'

const paragraph = (schema: Schema, line: string): DocNode =>
  schema.nodes['paragraph']!.create(
    null,
    parseTemplate(line).map((part) =>
      'text' in part ? schema.text(part.text) : schema.nodes['field']!.create({ path: part.field }),
    ),
  )

/** A template as the editor holds it: a paragraph a line, fields as chips. */
export const docOf = (schema: Schema, body: string): DocNode =>
  schema.nodes['doc']!.create(
    null,
    body.split(/\r\n?|\n/).map((line) => paragraph(schema, line)),
  )

/** What is in the editor, or a part of it, as it is kept. */
export const bodyOf = (content: Fragment): string => {
  const lines: string[] = []
  content.forEach((block) => lines.push(block.isTextblock ? lineOf(block) : tokenOf(block)))
  return lines.join('\n')
}

function lineOf(block: DocNode): string {
  let line = ''
  block.forEach((node) => (line += tokenOf(node)))
  return line
}

const tokenOf = (node: DocNode): string =>
  node.type.name === 'field' ? `{{${String(node.attrs['path'])}}}` : (node.text ?? '')

/** A field within the words of a template: a chip that says its name, or warns that there is none of that name. */
export const FieldChip = Node.create({
  name: 'field',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({
    path: {
      default: '',
      parseHTML: (element: HTMLElement) => element.dataset['field'] ?? '',
      renderHTML: ({ path }: { path?: string }) => ({ 'data-field': path }),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-field]' }],
  renderHTML: ({ node, HTMLAttributes }) => {
    const path = String(node.attrs['path'])
    const known = isReplyField(path)
    const title = known ? path : t('templates.unknown', { name: path })
    return [
      'span',
      { ...HTMLAttributes, class: known ? 'field-chip' : 'field-chip unknown', title },
      fieldWords(path),
    ]
  },
  /** A field that is typed as it is kept is one. */
  addInputRules() {
    return [
      new InputRule({
        find: /\{\{([A-Za-z]\w*(?:\.[A-Za-z]\w*)*)\}\}$/,
        handler: ({ state, range, match }) => {
          state.tr.replaceWith(range.from, range.to, this.type.create({ path: match[1] }))
        },
      }),
    ]
  },
  /** Text that is copied out or pasted in carries fields as they are kept. */
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        clipboardTextSerializer: ({ content }) => bodyOf(content),
        clipboardTextParser: (text, _context, _plain, view) => {
          const { schema } = view.state
          const lines = text.split(/\r\n?|\n/).map((line) => paragraph(schema, line))
          return new Slice(Fragment.from(lines), 1, 1)
        },
      },
    }),
  ],
})
