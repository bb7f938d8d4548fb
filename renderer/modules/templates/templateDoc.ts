import type { Fragment, Mark, Node as DocNode, Schema } from '@tiptap/pm/model'
import {
  allLooks,
  lookReader,
  lookWriter,
  type WordLook,
} from '../../../shared/printing/wordLooks.ts'
import { templateTokens, type TemplateToken } from '../../../shared/printing/templateTree.ts'
import {
  pictureSign,
  splitPictures,
  type LetterPicture,
} from '../../../shared/printing/letterPictures.ts'
import { rowLine, tableEnd, tableLines, tableNode } from './tableDoc.ts'

/** What a line of a letter may begin with, as `letterBlocks` reads it. */
export const lineLooks = ['>< # ', '# ', '## ', '- ', '>> ', '>< ', '---'] as const
export type LineLook = (typeof lineLooks)[number] | ''

const looked = /^(>< # |##? |- |>> |>< |---$)?(.*)$/s

/**
 * A template as the editor holds it: a paragraph a line, lines between `|` as a table, fields and words of control as chips,
 * as far as it knows them.
 */
export function docOf(schema: Schema, body: string): DocNode {
  const lines = body.split(/\r\n?|\n/)
  const blocks: DocNode[] = []
  for (let at = 0; at < lines.length;) {
    const end = schema.nodes['table'] && lines[at]!.startsWith('|') ? tableEnd(lines, at) : at + 1
    blocks.push(...blocksOf(schema, lines.slice(at, end)))
    at = end
  }
  return schema.nodes['doc']!.create(null, blocks)
}

/** Lines as a table, where one says the very same again; else each as a paragraph. */
function blocksOf(schema: Schema, lines: readonly string[]): DocNode[] {
  const table = tableNode(schema, lines, (text) => inlines(schema, text))
  if (table && tableLines(table, wordsOf).join('\n') === lines.join('\n')) return [table]
  return lines.map((line) => paragraph(schema, line))
}

function paragraph(schema: Schema, line: string): DocNode {
  const type = schema.nodes['paragraph']!
  const hasLooks = 'look' in (type.spec.attrs ?? {})
  const [, look = '', rest = ''] = hasLooks ? looked.exec(line)! : [line, '', line]
  return type.create(hasLooks ? { look } : null, inlines(schema, rest))
}

function inlines(schema: Schema, line: string): DocNode[] {
  const tokens = templateTokens(line)
  const hasLooks = schema.marks['bold'] !== undefined
  const reader = lookReader(tokens.map((token) => (token.kind === 'text' ? token.text : '')))
  const marks = (looks: readonly WordLook[]) => looks.map((look) => schema.marks[look]!.create())
  return tokens.flatMap((token) => {
    if (token.kind !== 'text') return [chipOf(schema, token, marks(reader.now()))]
    if (!hasLooks) return [schema.text(token.text)]
    return reader
      .read(token.text)
      .flatMap(({ text, looks }) => pictured(schema, text, marks(looks)))
  })
}

/** Words, and as chips the pictures among them. */
function pictured(schema: Schema, words: string, marks: readonly Mark[]): DocNode[] {
  const { picture } = schema.nodes
  if (!picture) return [schema.text(words, marks)]
  return splitPictures(words).map((piece) =>
    typeof piece === 'string'
      ? schema.text(piece, marks)
      : picture.create({ ...piece }, null, marks),
  )
}

function chipOf(
  schema: Schema,
  token: Exclude<TemplateToken, { readonly kind: 'text' }>,
  marks: readonly Mark[],
): DocNode {
  if (token.kind === 'field')
    return schema.nodes['field']!.create({ path: token.field }, null, marks)
  const control = schema.nodes['control']
  if (!control) return schema.text(token.text, marks)
  return control.create({ token: token.text }, null, marks)
}

/** What is in the editor, or a part of it, as it is kept. */
export const bodyOf = (content: Fragment): string => {
  const lines: string[] = []
  content.forEach((block) => lines.push(...linesOf(block)))
  return lines.join('\n')
}

function linesOf(block: DocNode): string[] {
  const role: unknown = block.type.spec['tableRole']
  if (role === 'table') return tableLines(block, wordsOf)
  if (role === 'row') return [rowLine(block, wordsOf)]
  if (role !== undefined) return [wordsOf(block.firstChild!)]
  return [block.isTextblock ? String(block.attrs['look'] ?? '') + wordsOf(block) : tokenOf(block)]
}

function wordsOf(block: DocNode): string {
  const line = lookWriter()
  block.forEach((node) => {
    // What a condition leaves out takes no end of a look along.
    const marks = node.type.name === 'control' ? [] : node.marks
    const names = marks.map(({ type }) => type.name)
    line.add(
      tokenOf(node),
      allLooks.filter((look) => names.includes(look)),
    )
  })
  return line.end()
}

function tokenOf(node: DocNode): string {
  if (node.type.name === 'field') return `{{${String(node.attrs['path'])}}}`
  if (node.type.name === 'picture') return pictureSign(node.attrs as LetterPicture)
  return node.type.name === 'control' ? String(node.attrs['token']) : (node.text ?? '')
}
