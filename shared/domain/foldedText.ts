import { foldCharacter } from './fold.ts'

/** A text as search sees it: letters and digits only, each with its place in the text. */
export type FoldedText = {
  /** One character each, folded; separators are left out. */
  letters: string[]
  /** For each letter where it begins and ends in the text, with accents that follow it. */
  starts: number[]
  ends: number[]
  /** What stands before each letter; white space before the first. */
  before: Separation[]
}

export type Separation = 'nothing' | 'sign' | 'space'
export type LetterClass = 'digit' | 'latin' | 'character'

/** Letters of a folded text from one up to another. */
export type Span = { from: number; to: number }

/** A part of a text, [start, end) in UTF-16 units. */
export type Range = [start: number, end: number]

const space = /^\s$/u

/** Folds a text letter by letter, remembering where each came from. */
export function foldText(text: string): FoldedText {
  const folded: FoldedText = { letters: [], starts: [], ends: [], before: [] }
  let before: Separation = 'space'
  let at = 0
  for (const character of text) {
    const end = at + character.length
    const letters = foldCharacter(character.codePointAt(0)!)
    if (letters === ' ') {
      if (space.test(character)) before = 'space'
      else if (before === 'nothing') before = 'sign'
    } else if (letters === '') {
      const last = folded.ends.length - 1
      if (folded.ends[last] === at) folded.ends[last] = end
    } else {
      for (const letter of letters) {
        folded.letters.push(letter)
        folded.starts.push(at)
        folded.ends.push(end)
        folded.before.push(before)
        before = 'nothing'
      }
    }
    at = end
  }
  return folded
}

/** The letters of a folded text alone: a third of the work. */
export function foldedLetters(text: string): string {
  let letters = ''
  for (const character of text) {
    const folded = foldCharacter(character.codePointAt(0)!)
    if (folded !== ' ') letters += folded
  }
  return letters
}

/**
 * Digits and unaccented Latin are searched in grams of three; every other script a character at a
 * time.
 */
export function letterClass(letter: string): LetterClass {
  const code = letter.charCodeAt(0)
  if (code >= 0x30 && code <= 0x39) return 'digit'
  return code >= 0x61 && code <= 0x7a ? 'latin' : 'character'
}

/**
 * Whether a word begins at a letter: after a separator, or where letters, digits and other scripts
 * meet.
 */
export function isWordStart({ letters, before }: FoldedText, at: number): boolean {
  return (
    at === 0 ||
    before[at] !== 'nothing' ||
    letterClass(letters[at - 1]!) !== letterClass(letters[at]!)
  )
}

/**
 * Where spans of letters stand in the text, in order; what touches is one. Signs between letters
 * are left out.
 */
export function rangesOf(spans: readonly Span[], { starts, ends }: FoldedText): Range[] {
  const ranges: Range[] = []
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    for (let at = from; at < to; at += 1) {
      const last = ranges.at(-1)
      if (last && starts[at]! <= last[1]) last[1] = Math.max(last[1], ends[at]!)
      else ranges.push([starts[at]!, ends[at]!])
    }
  }
  return ranges
}
