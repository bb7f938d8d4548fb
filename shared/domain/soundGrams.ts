import type { FoldedText } from './foldedText.ts'
import { soundingStretches, type Sound } from './sounds.ts'

/** The longest beginning of pinyin that is kept. */
export const longestBeginning = 8
/** Bounds what a row of polyphones can become; no name comes near. */
const mostWays = 64

/** The part of typed pinyin that is looked up as a beginning. */
export const beginningOf = (letters: string): string => letters.slice(0, longestBeginning)

/**
 * Adds the tokens of how a name sounds: beginnings of its pinyin from every character and word (p),
 * initials by two and three (i), and how the name starts (s). Adds nothing when no character has a
 * reading.
 */
export function addSoundTokens(tokens: Set<string>, folded: FoldedText): void {
  for (const { at, sounds } of soundingStretches(folded)) {
    for (let from = 0; from < sounds.length; from += 1) {
      for (const way of waysFrom(sounds, from)) {
        for (let length = 1; length < way.length && length <= longestBeginning; length += 1) {
          tokens.add(way.slice(0, length + 1))
          if (at + from === 0 && length <= 3) tokens.add(`s${way.slice(1, length + 1)}`)
        }
      }
    }
    addInitials(tokens, sounds, at === 0)
  }
}

/**
 * All pinyin of eight letters, or less at the end of the name, that begins at one sound; after the
 * p of its tokens.
 */
function waysFrom(sounds: readonly Sound[], from: number): string[] {
  const complete: string[] = []
  let growing = ['p']
  for (let next = from; next < sounds.length && growing.length > 0; next += 1) {
    const grown: string[] = []
    for (const way of growing) {
      for (const reading of sounds[next]!.readings) {
        const longer = way + reading
        if (longer.length > longestBeginning) complete.push(longer)
        else if (grown.length < mostWays) grown.push(longer)
      }
    }
    growing = grown
  }
  return complete.concat(growing)
}

function addInitials(tokens: Set<string>, sounds: readonly Sound[], atStart: boolean): void {
  const places = sounds.flatMap(({ readings, spoken }) =>
    spoken ? [initialsOf(readings)] : [...readings[0]!].map((letter) => [letter]),
  )
  for (let at = 0; at < places.length; at += 1) {
    for (const first of places[at]!) {
      for (const second of places[at + 1] ?? []) {
        tokens.add(`i${first}${second}`)
        if (atStart && at === 0) tokens.add(`s${first}${second}`)
        for (const third of places[at + 2] ?? []) {
          tokens.add(`i${first}${second}${third}`)
          if (atStart && at === 0) tokens.add(`s${first}${second}${third}`)
        }
      }
    }
  }
}

function initialsOf(readings: readonly string[]): string[] {
  if (readings.length === 1) return [readings[0]![0]!]
  return [...new Set(readings.map((reading) => reading[0]!))]
}
