import { Node } from '@tiptap/core'
import { t } from '../../words.ts'
import { chip } from './chip.ts'

/** A picture among the words of a letter: a chip that says how wide it is. */
export const PictureChip = Node.create({
  name: 'picture',
  ...chip,
  addAttributes: () => ({
    name: {
      default: '',
      parseHTML: (element: HTMLElement) => element.dataset['picture'] ?? '',
      renderHTML: ({ name }: { name?: string }) => ({ 'data-picture': name }),
    },
    width: {
      default: 60,
      parseHTML: (element: HTMLElement) => Number(element.dataset['width']) || 60,
      renderHTML: ({ width }: { width?: number }) => ({ 'data-width': width }),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-picture]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    { ...HTMLAttributes, class: 'field-chip' },
    t('studio.pictureWide', { width: String(node.attrs['width']) }),
  ],
})
