import type { SearchKind } from '../fields/field.ts'
import {
  foldedLetters,
  foldText,
  isWordStart,
  letterClass,
  rangesOf,
  type FoldedText,
  type Range,
  type Span,
} from './foldedText.ts'
import { phoneKey } from './phone.ts'
import type { Term } from './searchQuery.ts'
import { findBySound, findInTurn } from './soundMatch.ts'

export type Match = {
  /** What to mark: [start, end) in UTF-16 units of the text, in order and apart from each other. */
  ranges: Range[]
  /** Whether the term is all of the text, its beginning, or a part of it. */
  quality: 'exact' | 'prefix' | 'part'
  /** Found by pinyin or initials, which is worth less than by letters. */
  bySound: boolean
}

const mostMarked = 20

type Found = { spans: Span[]; quality: Match['quality'] }

/**
 * The key of a telephone number, and how far its digits are from where they stand in the text; the
 * first few may stand nowhere.
 */
type KeptNumber = { key: string; offset: number; missing: number }

/**
 * Whether and where a text holds a term: the exact answer after the tokens. Signs and spaces
 * between letters do not count, but Latin words are not found across a space, except in names from
 * the beginning of a word on.
 */
export function matches(term: Term, kind: SearchKind, text: string): Match | undefined {
  if (!mayHold(term, kind, text)) return
  const folded = foldText(text)
  const number =
    kind === 'phone' && isWorthReading(term, text, folded) ? keptNumber(text, folded) : undefined
  const byLetters = (letters: string) =>
    (number && findInNumber(letters, number)) ?? findLetters(letters, kind, folded)

  const found = byLetters(term.letters) ?? firstOf(term.numbers, byLetters)
  if (found) return { ...marked(found, folded), bySound: false }
  const sound = kind === 'name' ? soundOf(term.letters, folded) : undefined
  if (sound) return { ...marked(sound, folded), bySound: true }
  const groups = term.groups.map(byLetters).filter((group) => group !== undefined)
  if (groups.length === 0 || groups.length < term.groups.length) return
  const spans = groups.flatMap((group) => group.spans)
  return { ...marked({ spans, quality: 'part' }, folded), bySound: false }
}

/** Whether a text could hold a term, by its letters alone: most texts that are asked cannot. */
function mayHold({ letters, numbers, groups }: Term, kind: SearchKind, text: string): boolean {
  if (kind === 'phone' || (kind === 'name' && latin.test(letters))) return true
  const held = foldedLetters(text)
  return (
    held.includes(letters) ||
    numbers.some((number) => held.includes(number)) ||
    (groups.length > 0 && groups.every((group) => held.includes(group)))
  )
}

const latin = /[a-z]/u

function soundOf(term: string, folded: FoldedText): Found | undefined {
  if (!latin.test(term)) return
  const span = findBySound(term, folded)
  if (span) return placed([span], folded)
  const spans = findInTurn(term, folded)
  return spans && { spans, quality: 'part' }
}

function findLetters(wanted: string, kind: SearchKind, folded: FoldedText): Found | undefined {
  const letters = Array.from(wanted)
  const last = folded.letters.length - letters.length
  const spans: Span[] = []
  for (let from = 0; from <= last && letters.length > 0 && spans.length < mostMarked;) {
    const span = { from, to: from + letters.length }
    const found = standsAt(letters, from, folded) && isSearched(span, kind, folded)
    if (found) spans.push(span)
    from += found ? letters.length : 1
  }
  return spans.length > 0 ? placed(spans, folded) : undefined
}

function standsAt(letters: readonly string[], from: number, folded: FoldedText): boolean {
  return letters.every((letter, i) => folded.letters[from + i] === letter)
}

/**
 * Whether letters that stand somewhere are also found there: the same rules by which the tokens
 * were made.
 */
function isSearched({ from, to }: Span, kind: SearchKind, folded: FoldedText): boolean {
  const { letters, before } = folded
  if (to - from === 1 && letterClass(letters[from]!) !== 'character')
    return isWordStart(folded, from)
  if (kind === 'phone' || kind === 'code' || (kind === 'name' && isWordStart(folded, from)))
    return true
  for (let at = from + 1; at < to; at += 1) {
    if (before[at] !== 'space') continue
    const sides = [letterClass(letters[at - 1]!), letterClass(letters[at]!)]
    if (!sides.includes('character') && sides.includes('latin')) return false
  }
  return true
}

/** Digits that nobody grouped by other signs: the key of such a number is some of them, perhaps after a zero. */
const plainNumber = /^[\d\s-]+$/u

/** Whether the key of a telephone number could hold a term: to work it out takes longer than all else. */
function isWorthReading({ letters, numbers, groups }: Term, text: string, folded: FoldedText) {
  if (!plainNumber.test(text)) return true
  const digits = folded.letters.join('')
  return [letters, ...numbers, ...groups].some((each) => digits.includes(each.replace(/^0+/u, '')))
}

function keptNumber(text: string, { letters }: FoldedText): KeptNumber | undefined {
  const key = phoneKey(text).replace('+', '')
  // One place a letter, whatever its length.
  const kept = letters.map((letter) => letter[0]).join('')
  for (let missing = 0; missing < key.length; missing += 1) {
    const at = kept.indexOf(key.slice(missing))
    if (at >= 0) return { key, offset: at - missing, missing }
  }
  return
}

function findInNumber(digits: string, { key, offset, missing }: KeptNumber): Found | undefined {
  const at = key.indexOf(digits)
  if (at < 0) return
  const quality = digits === key ? 'exact' : at === 0 ? 'prefix' : 'part'
  const span = { from: offset + Math.max(at, missing), to: offset + at + digits.length }
  return { spans: [span], quality }
}

function placed(spans: Span[], { letters }: FoldedText): Found {
  const [first] = spans
  if (first?.from !== 0) return { spans, quality: 'part' }
  return { spans, quality: first.to === letters.length ? 'exact' : 'prefix' }
}

function marked({ spans, quality }: Found, folded: FoldedText): Pick<Match, 'ranges' | 'quality'> {
  return { ranges: rangesOf(spans, folded), quality }
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return
}
