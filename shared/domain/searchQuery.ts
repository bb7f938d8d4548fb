import { foldText, letterClass } from './foldedText.ts'
import { phoneKey } from './phone.ts'

/** One thing that a record must hold, somewhere, to be found. */
export type Term = {
  /** Folded letters and digits without separators. */
  letters: string
  /** A telephone number as it may be kept otherwise: without country code or trunk zero. */
  numbers: string[]
  /** Digits typed in groups, each of which may also stand elsewhere: 138 0013 8000. */
  groups: string[]
}

/** What was typed into the search box; no terms when there was nothing to search for. */
export type Query = {
  terms: Term[]
  /** All of it as one term, to tell what fits exactly. */
  whole: Term
}

const longestQuery = 200
const mostTerms = 12
const shortestNumber = 3
const gap = /[\s,，、;；]+/u

/**
 * Reads what was typed: at most 200 characters, split at spaces and commas, each term folded as
 * names are (width, case, accents; signs, emoji, control characters and halves of surrogates are
 * nothing). Groups of digits that stand together are one term. Any text is fine.
 */
export function parseQuery(text: string): Query {
  const typed = text.slice(0, longestQuery).replaceAll('\ufeff', '')
  const words = typed.split(gap).filter((word) => lettersOf(word) !== '')
  const terms: Term[] = []
  for (let i = 0; i < words.length && terms.length < mostTerms;) {
    let end = i + 1
    if (isDigits(words[i]!)) while (end < words.length && isDigits(words[end]!)) end += 1
    const term = termOf(words.slice(i, end))
    if (!terms.some(({ letters }) => letters === term.letters)) terms.push(term)
    i = end
  }
  return { terms, whole: termOf(words) }
}

function termOf(words: string[]): Term {
  const letters = lettersOf(words.join(''))
  if (!/^\d{3,}$/u.test(letters)) return { letters, numbers: [], groups: [] }
  const groups = words.length > 1 ? words.map(lettersOf) : []
  return { letters, numbers: otherNumbers(words.join(' '), letters), groups }
}

function otherNumbers(typed: string, digits: string): string[] {
  const abroad = /^\s*[(（]?(?:[+＋]|00)/u.test(typed)
  const national = abroad ? digits.replace(/^(?:00)?86/u, '') : digits
  const key = phoneKey(typed).replace('+', '')
  return [...new Set([national, key])].filter(
    (number) => number.length >= shortestNumber && number !== digits,
  )
}

function isDigits(word: string): boolean {
  return Array.from(lettersOf(word)).every((letter) => letterClass(letter) === 'digit')
}

function lettersOf(text: string): string {
  return foldText(text).letters.join('')
}
