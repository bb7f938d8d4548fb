import { dayOf } from '../../../shared/fields/date.ts'
import goods from '../../../resources/sample/goods.json' with { type: 'json' }
import type { Random } from './random.ts'

export type Language = 'zh' | 'en'
export type GoodsKey = keyof typeof goods

/** One thing that a customer buys, as it is called there. */
export interface Ware {
  readonly key: GoodsKey
  readonly name: string
}

/** What the blanks of a phrase are filled with. */
export interface Wording {
  readonly language: Language
  /** UTC milliseconds of what is told. */
  readonly at: number
  /** What the person at the customer is called. */
  readonly person: string
  readonly ware: Ware
  /** Colleagues who may be mentioned. */
  readonly colleagues: readonly string[]
}

const day = 86_400_000
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** A thing from the price list, under one of its names. */
export function wareOf(key: GoodsKey, language: Language, random: Random): Ware {
  return { key, name: random.pick(goods[key][language]) }
}

/**
 * Fills a phrase: `[a|b]` is one of several, {p} the person, {g} the goods, {q} a quantity, {m} what it costs,
 * {d} one of the next days, {w} a day in the next weeks, {M} last month, {o} a colleague.
 */
export function say(phrase: string, wording: Wording, random: Random): string {
  const { language, at, person, ware, colleagues } = wording
  const { lots, unit, unitEn, cents } = goods[ware.key]
  const lot = random.pick(lots)
  const amount = (lot * random.between(cents[0]!, cents[1]!)) / 100
  const chinese = language === 'zh'
  const blanks: Readonly<Record<string, () => string>> = {
    p: () => person,
    g: () => ware.name,
    q: () => `${lot.toLocaleString('en')} ${chinese ? unit : unitEn}`,
    m: () => (chinese ? `${rounded(amount, 50)} 元` : `USD ${rounded(amount / 7.1, 10)}`),
    d: () => soon(at + random.between(1, 4) * day, at, language),
    w: () => dateIn(at + random.between(7, 24) * day, language),
    M: () => lastMonth(at, language),
    o: () => random.pick(colleagues),
  }
  const said = phrase
    .replace(/\[([^\]]+)\]/gu, (_, options: string) => random.pick(options.split('|')))
    .replace(/\{(\w)\}/gu, (_, blank: string) => blanks[blank]?.() ?? '')
  return chinese ? spaced(said) : said
}

/** Chinese stands without spaces, and with one beside figures and Latin letters. */
function spaced(text: string): string {
  return text
    .replace(/(?<=[\p{Script=Han}，。：；、]) +(?=[\p{Script=Han}，。：；、])/gu, '')
    .replace(/(?<=\p{Script=Han})(?=[\dA-Z])|(?<=[\dA-Z])(?=\p{Script=Han})/gu, ' ')
}

function rounded(amount: number, to: number): string {
  return (Math.max(1, Math.round(amount / to)) * to).toLocaleString('en')
}

function soon(then: number, at: number, language: Language): string {
  if (new Date(then).getDate() === new Date(at + day).getDate()) {
    return language === 'zh' ? '明天' : 'tomorrow'
  }
  const weekday = new Date(then).getDay()
  const working = weekday === 0 ? 1 : weekday === 6 ? 5 : weekday
  if (language === 'zh') return weekdays[working]!
  return new Date(2024, 0, 7 + working).toLocaleDateString('en', { weekday: 'long' })
}

function dateIn(then: number, language: Language): string {
  const [, month, date] = dayOf(then).split('-').map(Number) as [number, number, number]
  if (language === 'zh') return `${month} 月 ${date} 号`
  return `${date} ${new Date(then).toLocaleDateString('en', { month: 'long' })}`
}

function lastMonth(at: number, language: Language): string {
  const before = new Date(at)
  before.setDate(0)
  if (language === 'zh') return `${before.getMonth() + 1} 月`
  return before.toLocaleDateString('en', { month: 'long' })
}
