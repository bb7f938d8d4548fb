import { readPart } from './openWord.ts'
import { wordMeasure } from './wordMeasure.ts'
import { allOf, childOf, childrenOf, valueIn, type XmlElement } from './wordXml.ts'

/** How words look, as far as our pages have it. */
export interface RunLook {
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
  readonly struck?: boolean
  readonly hidden?: boolean
  readonly size?: number
  readonly color?: string
  readonly font?: string
}

/** How a paragraph stands, in points. */
export interface LineLook {
  readonly align?: string
  readonly above?: number
  readonly below?: number
  readonly left?: number
  readonly first?: number
  /** Letters that its first line begins further in. */
  readonly firstLetters?: number
  /** Distance of lines as a multiple of the usual one. */
  readonly lines?: number
  readonly list?: string
  readonly level?: number
}

interface Style {
  readonly run: RunLook
  readonly line: LineLook
}

const known = <T extends object>(look: T): T =>
  Object.fromEntries(
    Object.entries(look).filter(([, value]) => value !== undefined && !Number.isNaN(value)),
  ) as T

/** Points by which Word tells one line where it tells a multiple. */
const usualLine = 12

export const isOn = (element: XmlElement | undefined): boolean | undefined =>
  element && !['0', 'false', 'off', 'none'].includes(element.attributes['w:val'] ?? '1')

/** What a `w:rPr` says. */
export function runLook(element: XmlElement | undefined): RunLook {
  if (!element) return {}
  const size = wordMeasure(valueIn(element, 'w:sz'), 2)
  const color = valueIn(element, 'w:color')
  const fonts = childOf(element, 'w:rFonts')?.attributes
  return known({
    bold: isOn(childOf(element, 'w:b')),
    italic: isOn(childOf(element, 'w:i')),
    underline: isOn(childOf(element, 'w:u')),
    struck: isOn(childOf(element, 'w:strike')),
    hidden: isOn(childOf(element, 'w:vanish')),
    size,
    color: color && /^[0-9a-f]{6}$/i.test(color) ? `#${color.toLowerCase()}` : undefined,
    font: fonts?.['w:eastAsia'] ?? fonts?.['w:ascii'],
  } as RunLook)
}

/** What a `w:pPr` says. */
export function lineLook(element: XmlElement | undefined): LineLook {
  if (!element) return {}
  const spacing = childOf(element, 'w:spacing')?.attributes
  const indent = childOf(element, 'w:ind')?.attributes
  const list = childOf(element, 'w:numPr')
  const hanging = wordMeasure(indent?.['w:hanging'])
  const letters = indent?.['w:firstLineChars']
  const isMultiple = (spacing?.['w:lineRule'] ?? 'auto') === 'auto'
  const lines = isMultiple ? wordMeasure(spacing?.['w:line']) : undefined
  return known({
    align: valueIn(element, 'w:jc'),
    above: wordMeasure(spacing?.['w:before']),
    below: wordMeasure(spacing?.['w:after']),
    lines: lines && lines / usualLine,
    left: wordMeasure(indent?.['w:left'] ?? indent?.['w:start']),
    first: hanging === undefined ? wordMeasure(indent?.['w:firstLine']) : -hanging,
    firstLetters: letters === undefined ? undefined : Number(letters) / 100,
    list: valueIn(list, 'w:numId'),
    level: list && Number(valueIn(list, 'w:ilvl') ?? 0),
  } as LineLook)
}

/** The styles of a letter, by their ids. */
export function wordStyles(files: ReadonlyMap<string, Uint8Array>) {
  const root = readPart(files, 'word/styles.xml')
  const defaults = childOf(root, 'w:docDefaults')
  const base: Style = {
    run: runLook(childOf(childOf(defaults, 'w:rPrDefault'), 'w:rPr')),
    line: lineLook(childOf(childOf(defaults, 'w:pPrDefault'), 'w:pPr')),
  }
  const styles = new Map(
    childrenOf(root, 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', style]),
  )
  const usual = childrenOf(root, 'w:style').find(
    ({ attributes }) =>
      attributes['w:type'] === 'paragraph' &&
      isOn({ ...root!, attributes: { 'w:val': attributes['w:default'] ?? '0' } }),
  )?.attributes['w:styleId']

  const looks = new Map<string, Style>()
  const own = (id: string | undefined, depth = 0): Style => {
    const style = styles.get(id ?? '')
    if (!style || depth > 20) return { run: {}, line: {} }
    const before = looks.get(id!)
    if (before) return before
    const parent = own(valueIn(style, 'w:basedOn'), depth + 1)
    const look: Style = {
      run: { ...parent.run, ...runLook(childOf(style, 'w:rPr')) },
      line: { ...parent.line, ...lineLook(childOf(style, 'w:pPr')) },
    }
    looks.set(id!, look)
    return look
  }
  return {
    /** The look of a paragraph of this style, all that it stands on included. */
    paragraph: (id: string | undefined): Style => {
      const style = own(id ?? usual)
      return { run: { ...base.run, ...style.run }, line: { ...base.line, ...style.line } }
    },
    /** What a style of letters adds. */
    letters: (id: string | undefined): RunLook => own(id).run,
  }
}

export type WordStyles = ReturnType<typeof wordStyles>

/** Levels that a list of Word's may have. */
const mostLevels = 9

interface Level {
  readonly start: number
  readonly format: string
  readonly text: string
  readonly line: LineLook
}

/** Counts the lists of one letter; answers with what stands before a line of one, and how far in it stands. */
export function wordLists(files: ReadonlyMap<string, Uint8Array>) {
  const root = readPart(files, 'word/numbering.xml')
  const abstracts = new Map(
    childrenOf(root, 'w:abstractNum').map((each) => [
      each.attributes['w:abstractNumId'],
      new Map(
        [...allOf(each, 'w:lvl')].map((level) => [
          Number(level.attributes['w:ilvl']),
          levelOf(level),
        ]),
      ),
    ]),
  )
  const levels = new Map(
    childrenOf(root, 'w:num').map((each) => [
      each.attributes['w:numId'] ?? '',
      abstracts.get(valueIn(each, 'w:abstractNumId')),
    ]),
  )
  return () => {
    const counts = new Map<string, number[]>()
    return (list: string, at: number) => {
      const found = levels.get(list)
      const level = found?.get(at)
      if (!level || !(at < mostLevels)) return undefined
      const counted = counts.get(list) ?? []
      counted[at] = (counted[at] ?? level.start - 1) + 1
      counted.length = at + 1
      counts.set(list, counted)
      const label = level.text.replace(/%(\d)/g, (_whole, of: string) => {
        const index = Number(of) - 1
        const { start = 1, format = 'decimal' } = found?.get(index) ?? {}
        return numberSaid(counted[index] ?? start, format)
      })
      return { label: level.format === 'bullet' ? '•' : label, line: level.line }
    }
  }
}

const levelOf = (level: XmlElement): Level => ({
  start: Number(valueIn(level, 'w:start') ?? 1),
  format: valueIn(level, 'w:numFmt') ?? 'decimal',
  text: valueIn(level, 'w:lvlText') ?? '',
  line: lineLook(childOf(level, 'w:pPr')),
})

const figures = '零一二三四五六七八九'

function numberSaid(count: number, format: string): string {
  if (format === 'lowerLetter') return String.fromCharCode(96 + (((count - 1) % 26) + 1))
  if (format === 'upperLetter') return String.fromCharCode(64 + (((count - 1) % 26) + 1))
  if (!/^(chinese|japanese|ideograph)/.test(format) || count > 99) return String(count)
  const [tens, ones] = [Math.floor(count / 10), count % 10]
  return `${tens > 1 ? figures[tens]! : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? figures[ones]! : ''}`
}
