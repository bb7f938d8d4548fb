import { Extension, InputRule } from '@tiptap/core'
import { isInTable } from '@tiptap/pm/tables'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { LineLook } from './templateDoc.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    letterLines: {
      /** Gives the lines of the selection a look; the same again takes it from them. */
      setLook: (look: LineLook) => ReturnType
    }
  }
}

/** Looks of the lines of a letter: headings, items of lists, the middle and the right, the end of a page; rows of tables. */
export const LetterLines = Extension.create({
  name: 'letterLines',
  addGlobalAttributes: () => [
    {
      types: ['paragraph'],
      attributes: {
        look: {
          default: '',
          keepOnSplit: false,
          parseHTML: (element: HTMLElement) => element.dataset['look'] ?? '',
          renderHTML: ({ look }: { look?: string }) => (look ? { 'data-look': look } : {}),
        },
      },
    },
  ],
  addCommands: () => ({
    setLook:
      (look) =>
      ({ editor, state, commands }) =>
        !isInTable(state) &&
        commands.updateAttributes('paragraph', {
          look: editor.isActive('paragraph', { look }) ? '' : look,
        }),
  }),
  /** What a line begins with as it is kept gives it its look, as soon as it is typed. */
  addInputRules: () => [
    new InputRule({
      find: /^(##? |- |>> |>< )$/,
      handler: ({ state, range, match }) => {
        const from = state.doc.resolve(range.from)
        if (from.depth > 1) return null
        const at = from.before()
        state.tr.delete(range.from, range.to).setNodeMarkup(at, null, { look: match[1] })
      },
    }),
  ],
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations: ({ doc }) => {
          const rows: Decoration[] = []
          doc.forEach((line, at) => {
            const words = line.textContent
            if (!words.startsWith('|')) return
            const isRule = /^\|(?:-+\|)+$/.test(words)
            const look = isRule ? 'table-line table-rule' : 'table-line'
            rows.push(Decoration.node(at, at + line.nodeSize, { class: look }))
            line.forEach((node, from) => {
              for (const { index } of (node.text ?? '').matchAll(/\|/g)) {
                const edge = at + 1 + from + index
                rows.push(Decoration.inline(edge, edge + 1, { class: 'table-edge' }))
              }
            })
          })
          return DecorationSet.create(doc, rows)
        },
      },
    }),
  ],
})
