import type { SearchKind } from '../fields/field.ts'
import { foldText, isWordStart, letterClass, type FoldedText } from './foldedText.ts'
import { phoneKey } from './phone.ts'
import { addSoundTokens } from './soundGrams.ts'

/** Raised whenever tokens change, so that an index made with other tokens is made anew. */
export const gramVersion = 4

/** Names of this many letters at most are found first when the query is all of the name. */
export const longestWhole = 8

/** The token of records that carry a tag, whatever it is called. */
export const tagToken = (id: string) => `t${id.replaceAll('-', '')}`

/**
 * Adds the tokens under which a text stands in the gram table, and answers with all there are. A token is one run of ASCII
 * letters and digits and non-ASCII letters, its first letter the family: c characters and pairs, a
 * Latin letters and digits (beginnings, 2, 3, and 4 digits), n how a number
 * begins and the letter before it, p pinyin, i initials, s how a name starts, x the whole of a short name.
 */
export function indexTokens(
  kind: SearchKind,
  text: string,
  tokens = new Set<string>(),
): ReadonlySet<string> {
  const folded = foldText(text)
  addLetters(tokens, kind, folded)
  if (kind === 'phone') {
    const key = foldText(phoneKey(text))
    if (!folded.letters.join('').includes(key.letters.join(''))) addLetters(tokens, kind, key)
  }
  if (kind === 'name') {
    addStarts(tokens, folded.letters)
    addSoundTokens(tokens, folded)
  }
  return tokens
}

function addLetters(tokens: Set<string>, kind: SearchKind, folded: FoldedText): void {
  const { letters, before } = folded
  const classes = letters.map(letterClass)
  for (let at = 0; at < letters.length; at += 1) {
    const first = letters[at]!
    if (classes[at] === 'character') {
      tokens.add(`c${first}`)
      if (classes[at + 1] === 'character') tokens.add(`c${first}${letters[at + 1]!}`)
      continue
    }
    if (isWordStart(folded, at)) tokens.add(`a${first}`)
    let digits = classes[at] === 'digit'
    if (digits) for (const beginning of numberBeginnings(letters, at)) tokens.add(beginning)
    let gram = first
    for (let next = at + 1; next < at + 4; next += 1) {
      if (next >= letters.length || classes[next] === 'character') break
      const digitsMeet = classes[next - 1] === 'digit' && classes[next] === 'digit'
      if (kind === 'text' && before[next] === 'space' && !digitsMeet) break
      gram += letters[next]!
      digits &&= digitsMeet
      // Two digits from the middle of a telephone number find nobody in particular.
      if (gram.length === 2 && digits && kind === 'phone' && !isWordStart(folded, at)) continue
      if (gram.length < 4 || digits) tokens.add(`a${gram}`)
    }
  }
}

/** Digits by which a number is told that other letters stand before. */
const longestBeginning = 3

/**
 * The tokens of a number that stands here after another letter (路118号): that letter, and the first one, two and three
 * digits; none where no number begins.
 */
export function numberBeginnings(letters: readonly string[], at: number): string[] {
  const isDigit = (place: number) =>
    letters[place] !== undefined && letterClass(letters[place]) === 'digit'
  if (at === 0 || isDigit(at - 1)) return []
  const beginnings: string[] = []
  let beginning = `n${letters[at - 1]!}`
  for (let next = at; next < at + longestBeginning && isDigit(next); next += 1) {
    beginning += letters[next]!
    beginnings.push(beginning)
  }
  return beginnings
}

function addStarts(tokens: Set<string>, letters: readonly string[]): void {
  for (let length = 1; length <= 3 && length <= letters.length; length += 1) {
    tokens.add(`s${letters.slice(0, length).join('')}`)
  }
  if (letters.length > 0 && letters.length <= longestWhole) tokens.add(`x${letters.join('')}`)
}
