import { isWordStart, letterClass, type FoldedText, type Span } from './foldedText.ts'
import { characterReadings } from './pinyin.ts'
import { scriptRuns } from './scriptRuns.ts'

/**
 * The first letters of a name, not before `after`, that sound like a term: each character by its
 * pinyin, its initial (z or zh) or itself, Latin words and numbers by themselves, the last syllable
 * perhaps unfinished: zhongguoyi, zgyd, zhonggyd and 中guo移 find 中国移动.
 */
export function findBySound(term: string, folded: FoldedText, after = 0): Span | undefined {
  const { letters } = folded
  for (let from = after; from < letters.length; from += 1) {
    if (!beginsLike(term, letters, from)) continue
    if (!isWordStart(folded, from) && letterClass(letters[from]!) !== 'character') continue
    const to = endOfSound(term, letters, from)
    if (to !== undefined) return { from, to }
  }
  return
}

/** A term of several scripts whose parts stand in turn with others between: zhong移 in 中国移动. */
export function findInTurn(term: string, folded: FoldedText): Span[] | undefined {
  const runs = scriptRuns(Array.from(term))
  if (runs.length < 2) return
  const spans: Span[] = []
  for (const { letters } of runs) {
    const span = findBySound(letters.join(''), folded, spans.at(-1)?.to)
    if (!span) return
    spans.push(span)
  }
  return spans
}

/** Whether a letter, or the sound of it, begins as a term does: most don't, and need no further look. */
function beginsLike(term: string, letters: readonly string[], at: number): boolean {
  if (letters[at]![0] === term[0]) return true
  return readingsAt(letters, at).some((reading) => reading[0] === term[0])
}

function endOfSound(term: string, letters: readonly string[], from: number): number | undefined {
  const dead = new Set<number>()

  const walk = (typed: number, at: number): number | undefined => {
    if (typed === term.length) return at
    if (at === letters.length) return
    const state = typed * (letters.length + 1) + at
    if (dead.has(state)) return
    dead.add(state)
    if (term.startsWith(letters[at]!, typed)) {
      const end = walk(typed + letters[at]!.length, at + 1)
      if (end !== undefined) return end
    }
    for (const piece of piecesOf(readingsAt(letters, at), term, typed)) {
      const end = walk(typed + piece, at + 1)
      if (end !== undefined) return end
    }
    return
  }

  return walk(0, from)
}

/** How many typed letters a character with these readings can stand for, the longest first. */
function piecesOf(readings: readonly string[], term: string, typed: number): number[] {
  const pieces = new Set<number>()
  const rest = term.length - typed
  for (const reading of readings) {
    if (term.startsWith(reading, typed)) pieces.add(reading.length)
    else if (reading.startsWith(term.slice(typed))) pieces.add(rest)
    if (term[typed] !== reading[0]) continue
    if (reading[1] === 'h' && term[typed + 1] === 'h') pieces.add(2)
    pieces.add(1)
  }
  return [...pieces].sort((a, b) => b - a)
}

function readingsAt(letters: readonly string[], at: number): readonly string[] {
  return characterReadings(letters[at]!.codePointAt(0)!)
}
