import { letterClass } from './foldedText.ts'
import { longestWhole, numberBeginnings } from './grams.ts'
import {
  isInitial,
  isWholePinyin,
  shortenedPinyin,
  syllablesAcross,
  wholeSyllables,
} from './pinyinPieces.ts'
import { scriptRuns, type ScriptRun } from './scriptRuns.ts'
import type { Term } from './searchQuery.ts'
import { beginningOf, longestBeginning } from './soundGrams.ts'

/**
 * Where a term is looked for. Only names can be asked for by how they start or by all they are.
 * `bySyllable` is anywhere, but what can be pinyin in full stands for characters alone, and a long
 * word for no initials: that tells far more names apart, and misses those with Latin words among
 * the characters, and rare initials.
 */
export type Where = 'anywhere' | 'bySyllable' | 'start' | 'whole'

/** One way to read letters: the tokens that a text has then, and the one it has if it starts so. */
type Way = { tokens: string[]; start: string }

const mostTokens = 8
/** Letters of a name's start that are kept as one token. */
const longestStart = 3
/** What most companies end with tells none from another, and costs the longest lists to walk. */
const common = new Set(
  'c有限 c限公 c公司 c限责 c责任 c任公 c股份 c份有 iyxg ixgs iyxz ixzr izrg irgs igfy ifyx'.split(
    ' ',
  ),
)
/** Longer runs are covered by every second gram: fewer lists to intersect find the same. */
const longestDense = 6
const mostShortened = 4
const longestShortened = 40
const mostSpoken = 2
/** Beginnings that long pinyin is asked for by; more tell no more. */
const mostPieces = 4
const mostWaysOfPinyin = 6
/** Letters of what is an English word, or pinyin, sooner than initials. */
const longWord = 5

/**
 * The tokens under which every text that holds the term stands: for each way to read it (as
 * letters, pinyin, initials, a number kept otherwise) a list, all of which such a text has; by
 * themselves those that tell most, as far as that can be told without an office. Texts with the
 * tokens need not hold the term: that is for matches().
 */
export function queryTokens(
  term: Term,
  where: Where = 'anywhere',
  choose: (tokens: string[]) => string[] = mostTelling,
): string[][] {
  const letters = Array.from(term.letters)
  if (where === 'whole') return letters.length <= longestWhole ? [[`x${term.letters}`]] : []

  const numbers = term.numbers.map((number) => readAsLetters(Array.from(number)))
  const apart = term.groups.flatMap((group) => readAsLetters(Array.from(group)).tokens)
  const ways = [...waysToRead(letters, where), ...numbers]
  if (where === 'start') return distinct(ways.map((way) => startTokens(way, letters, choose)))
  const read = apart.length > 0 ? [...ways, { tokens: apart }] : ways
  return distinct(read.map(({ tokens }) => choose(tokens)))
}

/** A name that starts with up to three letters, or sounds so, has all of them in one token. */
function startTokens(
  { tokens, start }: Way,
  letters: string[],
  choose: (tokens: string[]) => string[],
): string[] {
  const says = letters.length <= longestStart && start === startOf(letters)
  return says ? [start] : choose([start, ...tokens])
}

/** Whether tokens are of how something sounds, which only names are asked for. */
export const isBySound = (tokens: readonly string[]) => tokens.some((token) => /^[pi]/u.test(token))

/** Each way once, and none that is another with something more: who has that has the other. */
const distinct = (ways: string[][]): string[][] =>
  ways.filter((way, at) => {
    const has = new Set(way)
    const isMore = (other: string[], place: number) =>
      place !== at &&
      other.length > 0 &&
      other.every((token) => has.has(token)) &&
      (other.length < way.length || place < at)
    return !ways.some(isMore)
  })

/** All of them, each once: for who knows how many records have each. */
export const allTelling = (tokens: string[]): string[] => [...new Set(tokens)]

function mostTelling(tokens: string[]): string[] {
  const rare = tokens.filter((token) => !common.has(token))
  const telling = rare.length > 0 ? rare : tokens
  // A lone letter (路118号) stands in so many texts that asking for it costs more than it saves.
  const longer = telling.filter((token) => token.length > 2)
  return [...new Set(longer.length > 0 ? longer : telling)].slice(0, mostTokens)
}

function waysToRead(letters: string[], where: Where): Way[] {
  const asLetters = readAsLetters(letters, numberTokens(letters))
  const runs = scriptRuns(letters)
  const spoken = runs.filter(isSpoken)
  if (spoken.length === 0) return [asLetters]
  // What is found in turn may have other letters before a number.
  if (spoken.length > mostSpoken) return [readAsLetters(letters)]
  if (runs.length === 1) return [asLetters, ...readAsSound(letters.join(''), where)]

  let ways: Way[] = [{ tokens: [], start: '' }]
  for (const run of runs) {
    const asIs = { tokens: runTokens(run, run === runs[0]), start: startOf(run.letters) }
    const readings = isSpoken(run) ? [asIs, ...readAsSound(run.letters.join(''), where)] : [asIs]
    const free = readings.find(({ tokens }) => tokens.length === 0)
    ways = ways.flatMap((way) =>
      (free ? [free] : readings).map((reading) => ({
        tokens: [...way.tokens, ...reading.tokens],
        start: way.start || reading.start,
      })),
    )
  }
  return ways
}

function readAsLetters(letters: string[], numbers: string[] = []): Way {
  const runs = scriptRuns(letters)
  return {
    tokens: [
      ...numbers,
      ...runs.flatMap((run) => runTokens(run, run === runs[0] && runs.length > 1)),
    ],
    start: startOf(letters),
  }
}

/** How the numbers begin that stand after other letters in the term. */
const numberTokens = (letters: string[]): string[] =>
  letters.flatMap((_, at) => numberBeginnings(letters, at).slice(-1))

/**
 * Tokens of a run as it stands. A lone letter begins a word, as two digits may: unless what stands
 * before was cut off.
 */
function runTokens({ letters, latin }: ScriptRun, cut: boolean): string[] {
  if (!latin) {
    const grams = letters.length === 1 ? letters : gramsOf(letters, 2)
    return grams.map((gram) => `c${gram}`)
  }
  if (cut && letters.length <= (isDigits(letters) ? 2 : 1)) return []
  return latinGrams(letters).map((gram) => `a${gram}`)
}

/** Grams that together cover Latin letters and digits: four where so many digits stand together, else three. */
function latinGrams(letters: string[]): string[] {
  const numbers = windows(letters, 4)
    .filter(isDigits)
    .map((four) => four.join(''))
  if (isDigits(letters) && numbers.length > 0) return numbers
  const grams = gramsOf(letters, Math.min(letters.length, 3))
  const others = grams.filter((gram) => !numbers.some((number) => number.includes(gram)))
  if (numbers.length < 2) return [...numbers, ...others]
  // Beside a number the letters tell little: half the office has the same.
  return [...numbers, ...others.filter((gram) => /\d/u.test(gram))]
}

/** All stretches of so many letters. */
const windows = (letters: string[], length: number): string[][] =>
  letters.slice(length - 1).map((_, at) => letters.slice(at, at + length))

const isDigits = (letters: readonly string[]) =>
  letters.every((letter) => letterClass(letter) === 'digit')

function readAsSound(run: string, where: Where): Way[] {
  const start = startOf(Array.from(run))
  const syllables = where === 'bySyllable' ? wholeSyllables(run, mostWaysOfPinyin) : undefined
  if (syllables?.length) return syllables.map((way) => ({ tokens: readSyllables(way), start }))
  const pinyin = readAsPinyin(run).map((tokens) => ({ tokens, start }))
  if (run.length === 1 || (where !== 'anywhere' && run.length >= longWord)) return pinyin
  const initials = { tokens: initialTokens(Array.from(run)), start }
  const plain = run.length > longestShortened || isWholePinyin(run)
  const shortened = plain ? [] : shortenedPinyin(run, mostShortened)
  return [...pinyin, initials, ...shortened.map(readShortened)]
}

/**
 * Many names begin like one city: what is longer than a kept beginning is also asked for from the
 * syllable on that the beginning cuts, and so on.
 */
function readAsPinyin(run: string, pieces = mostPieces): string[][] {
  const beginning = `p${beginningOf(run)}`
  const isRead = run.length <= longestBeginning || pieces === 1
  const next = isRead ? [] : syllablesAcross(run, longestBeginning)
  if (next.length === 0) return [[beginning]]
  const ways = next.flatMap((at) =>
    readAsPinyin(run.slice(at), pieces - 1).map((tokens) => [beginning, ...tokens]),
  )
  // What can be cut in many ways is asked for less exactly: none of them may be missed.
  if (ways.length <= mostWaysOfPinyin) return ways
  return next.map((at) => [beginning, `p${beginningOf(run.slice(at))}`])
}

/** How the rest begins from each syllable on, as far as the last stretch that holds the end. */
function readSyllables(syllables: string[]): string[] {
  const tokens: string[] = []
  for (let from = 0; ; from += 1) {
    const rest = syllables.slice(from).join('')
    tokens.push(`p${beginningOf(rest)}`)
    if (rest.length <= longestBeginning) return tokens
  }
}

function readShortened(pieces: string[]): Way {
  const initials = pieces.map((piece) => piece[0]!)
  const tokens = initialTokens(initials)
  for (let at = 0; at < pieces.length;) {
    let whole = ''
    let end = at
    while (end < pieces.length && !isInitial(pieces[end]!)) whole += pieces[end++]!
    if (whole) tokens.push(`p${beginningOf(whole + (pieces[end] ?? ''))}`)
    at = Math.max(end, at + 1)
  }
  return { tokens, start: startOf(initials) }
}

function initialTokens(initials: string[]): string[] {
  return gramsOf(initials, Math.min(initials.length, 3)).map((gram) => `i${gram}`)
}

/** Grams that together cover all letters. */
function gramsOf(letters: string[], length: number): string[] {
  const step = letters.length > longestDense ? 2 : 1
  const grams: string[] = []
  const last = letters.length - length
  for (let at = 0; at < last; at += step) grams.push(letters.slice(at, at + length).join(''))
  grams.push(letters.slice(last).join(''))
  return grams
}

function startOf(letters: string[]): string {
  return `s${letters.slice(0, longestStart).join('')}`
}

function isSpoken({ letters, latin }: ScriptRun): boolean {
  return latin && letters.some((letter) => letterClass(letter) === 'latin')
}
