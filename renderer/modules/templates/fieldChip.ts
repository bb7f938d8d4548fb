import { InputRule, Node } from '@tiptap/core'
import { Fragment, Slice, type Node as DocNode } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { t } from '../../words.ts'
import { chip } from './chip.ts'
import { bodyOf, docOf } from './templateDoc.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A field within the words of a template: a chip that says its name, or warns that there is none of that name. */
export const FieldChip = Node.create<{ vocabulary: Vocabulary }>({
  name: 'field',
  ...chip,
  addAttributes: () => ({
    path: {
      default: '',
      parseHTML: (element: HTMLElement) => element.dataset['field'] ?? '',
      renderHTML: ({ path }: { path?: string }) => ({ 'data-field': path }),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-field]' }],
  renderHTML({ node, HTMLAttributes }) {
    const path = String(node.attrs['path'])
    const { isKnown, words } = this.options.vocabulary
    const known = isKnown(path)
    const title = known ? path : t('templates.unknown', { name: path })
    return [
      'span',
      { ...HTMLAttributes, class: known ? 'field-chip' : 'field-chip unknown', title },
      words(path),
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
          const { content, firstChild, lastChild } = docOf(view.state.schema, text)
          const open = (block: DocNode | null) => (block?.isTextblock ? 1 : 0)
          return new Slice(Fragment.from(content), open(firstChild), open(lastChild))
        },
      },
    }),
  ],
})
