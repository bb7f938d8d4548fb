import type { FitMark } from '../../../shared/api/printing.ts'
import type { Layout, LayoutItem } from '../../../shared/printing/layout.ts'
import { askedBy, templateTokens, templateTree } from '../../../shared/printing/templateTree.ts'
import { t } from '../../words.ts'
import { boxOf, overlaps } from './boxes.ts'
import { printVocabulary } from './printVocabulary.ts'
import { pageOf } from './studioDoc.ts'

/** Something to look at in a template. */
export interface Check {
  /** The thing; null for the running text. */
  readonly item: string | null
  readonly tone: 'danger' | 'warn'
  readonly words: string
}

/** Fields of a text for which there is nothing. */
type EmptyIn = (text: string) => readonly string[]

/** What there is nothing for. */
interface Missing {
  readonly emptyIn: EmptyIn
  readonly hasNoPhoto: (item: LayoutItem) => boolean
}

/** What a thing is called: by what it says. */
export function itemName(item: LayoutItem): string {
  const type = item.type === 'barcode' && item.code === 'qr' ? 'qr' : item.type
  const kind = t(`studio.types.${type}`)
  if (item.type !== 'text') return kind
  const said = templateTokens(item.text)
    .map((token) => {
      if (token.kind === 'field') return printVocabulary.words(token.field)
      return token.kind === 'text' ? token.text : ''
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
  if (said === '') return kind
  return said.length > 24 ? `${said.slice(0, 24)}…` : said
}

/** What is wrong on a page, most urgent first. */
export function checksOf(
  layout: Layout,
  marks: readonly FitMark[],
  { emptyIn, hasNoPhoto }: Missing,
): Check[] {
  const page = { x: 0, y: 0, w: pageOf(layout).width, h: pageOf(layout).height }
  const became = new Map(marks.map((mark) => [mark.item, mark.became]))
  const checks = layout.items.flatMap((item): Check[] => {
    const name = itemName(item)
    const add = (tone: Check['tone'], words: string): Check => ({ item: item.id, tone, words })
    const found: Check[] = []
    const mark = became.get(item.id)
    if (item.type === 'text' && mark === 'cut') {
      found.push(
        add(
          'danger',
          item.fit === 'clip'
            ? t('studio.clipped', { name })
            : t('studio.cut', { name, size: item.smallest }),
        ),
      )
    }
    if (item.type === 'text' && mark === 'shrunk') {
      found.push(add('warn', t('studio.shrunk', { name, size: item.size })))
    }
    if (!overlaps(grown(boxOf(item)), page))
      found.push(add('danger', t('studio.outside', { name })))
    if (hasNoPhoto(item)) found.push(add('warn', t('studio.noPhoto')))
    if ('text' in item) found.push(...fieldChecks(item.id, name, item.text, emptyIn))
    return found
  })
  return checks.sort((one, other) => Number(one.tone === 'warn') - Number(other.tone === 'warn'))
}

/** What is wrong in the running text. */
export const bodyChecks = (body: string, emptyIn: EmptyIn): Check[] =>
  fieldChecks(null, t('studio.tabs.text'), body, emptyIn)

function fieldChecks(item: string | null, name: string, text: string, emptyIn: EmptyIn): Check[] {
  const said = (paths: readonly string[]) =>
    paths.map((path) => printVocabulary.words(path)).join(t('printing.comma'))
  const unknown = [...askedBy(templateTree(text).nodes).fields].filter(
    (path) => !printVocabulary.isKnown(path),
  )
  const empty = emptyIn(text).filter((path) => !unknown.includes(path))
  const found: Check[] = []
  if (unknown.length > 0) {
    const words = t('studio.unknownField', { name, fields: said(unknown) })
    found.push({ item, tone: 'danger', words })
  }
  if (empty.length > 0) {
    found.push({ item, tone: 'warn', words: t('studio.emptyField', { name, fields: said(empty) }) })
  }
  return found
}

/** A line has no height, and is on the page all the same. */
const grown = ({ x, y, w, h }: ReturnType<typeof boxOf>) => ({
  x: x - 0.01,
  y: y - 0.01,
  w: w + 0.02,
  h: h + 0.02,
})
