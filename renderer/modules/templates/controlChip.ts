import { Node } from '@tiptap/core'
import { templateTokens } from '../../../shared/printing/templateTree.ts'
import { chip } from './chip.ts'
import type { ControlToken, Vocabulary } from './vocabulary.ts'

/** The word of control that a text is; undefined for any other text. */
export const controlIn = (text: string): ControlToken | undefined =>
  templateTokens(text).find(
    (token): token is ControlToken => token.kind !== 'text' && token.kind !== 'field',
  )

/** A word of control within a text: "if level is A", "for each case", "end". */
export const ControlChip = Node.create<{ vocabulary: Vocabulary }>({
  name: 'control',
  ...chip,
  addAttributes: () => ({
    token: {
      default: '',
      parseHTML: (element: HTMLElement) =>
        controlIn(element.dataset['control'] ?? '')?.text ?? '{{/if}}',
      renderHTML: ({ token }: { token?: string }) => ({ 'data-control': token }),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-control]' }],
  renderHTML({ node, HTMLAttributes }) {
    const text = String(node.attrs['token'])
    const token = controlIn(text)
    const words = token && this.options.vocabulary.controlWords?.(token)
    return ['span', { ...HTMLAttributes, class: 'control-chip', title: text }, words ?? text]
  },
})
