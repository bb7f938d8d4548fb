import { closedLooks } from '../../../shared/printing/closedLooks.ts'
import type { Layout, LayoutItem } from '../../../shared/printing/layout.ts'
import {
  createLetterValues,
  letterBlocks,
  withoutSigns,
} from '../../../shared/printing/letterBlocks.ts'
import {
  askedBy,
  fillTree,
  templateTree,
  type TemplateNode,
  type TemplateScope,
} from '../../../shared/printing/templateTree.ts'
import type { LayoutRecord } from './layoutRun.ts'
import { surelyFits } from './surelyFits.ts'

/** Draws a code as SVG; null for words that it can't hold. */
type DrawCode = (
  code: Extract<LayoutItem, { type: 'barcode' }>['code'],
  words: string,
) => string | null

/** A layout that is ready to be filled. */
export interface ReadyLayout {
  /** The things as the document takes them. */
  readonly items: readonly object[]
  /** Lists that the texts go through. */
  readonly lists: ReadonlySet<string>
  /** Whether it says the same to everybody, and so to nobody too. */
  readonly isFixed: boolean
  /** One recipient's record. */
  fill(scope: TemplateScope): LayoutRecord
}

/** Reads a layout and its text once, to be filled many times. */
export function readyLayout(layout: Layout, body: string, draw: DrawCode): ReadyLayout {
  const trees = layout.items.map((item) => ('text' in item ? templateTree(item.text).nodes : []))
  const filled = layout.items.flatMap((item, index) =>
    'text' in item && (isFilled(trees[index]!) || item.type === 'barcode')
      ? [{ item, nodes: trees[index]! }]
      : [],
  )
  const text = templateTree(closedLooks(withoutSigns(body))).nodes
  const lists = new Set([...trees, text].flatMap((nodes) => [...askedBy(nodes).lists]))

  const valueOf = (item: LayoutItem, nodes: readonly TemplateNode[], scope: TemplateScope) => {
    const said = wordsIn(nodes, scope)
    if (said === null) return null
    return item.type === 'barcode' ? draw(item.code, said) : breakable(said)
  }
  return {
    items: layout.items.map((item) => itemData(item, filled)),
    lists,
    isFixed: ![...trees, text].some(isFilled),
    fill: (scope) => {
      const values = filled.map(({ item, nodes }) => valueOf(item, nodes, scope))
      const sure = filled.map(({ item }, index) => isSure(item, values[index] ?? ''))
      if (!layout.flow) return { values, sure }
      const held = createLetterValues()
      const said = fillTree(text, scope, (_field, value) => (value === null ? '' : held.put(value)))
      const blocks = letterBlocks(said, (words) => breakable(held.back(words)))
      return { values, sure, blocks }
    },
  }
}

/** What a thing says to one recipient, without the room around it; null where nothing of it is seen. */
export function wordsIn(nodes: readonly TemplateNode[], scope: TemplateScope): string | null {
  const said = fillTree(nodes, scope, (_field, value) => value ?? '').replace(/^\s*\n|\s+$/g, '')
  return unseen.test(said) ? null : said
}

const isSure = (item: LayoutItem, words: string) =>
  item.type === 'text' && words !== '' && surelyFits(item, words)

const isFilled = (nodes: readonly TemplateNode[]) => nodes.some(({ kind }) => kind !== 'text')

function itemData(item: LayoutItem, filled: readonly { readonly item: LayoutItem }[]): object {
  if (item.type === 'picture') return { ...item, said: item.attachment }
  if (!('text' in item)) return item
  const { text, ...rest } = item
  const value = filled.findIndex((each) => each.item === item)
  return value >= 0
    ? { ...rest, value }
    : { ...rest, said: shown(text), sure: isSure(item, shown(text) ?? '') }
}

const unseen = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}]*$/u

/** Words as they are printed; null where nobody would see any. */
const shown = (text: string) => (unseen.test(text) ? null : breakable(text))

const longRun = /(?:[!-~\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]\p{M}*){18,}/gu

/** Long runs of letters that break nowhere by themselves break where they must, each with its marks. */
const breakable = (text: string) =>
  text.replace(longRun, (run) => run.match(/\P{M}\p{M}*/gu)!.join('\u200b'))
