import { letterClass } from './foldedText.ts'
import { longestWhole } from './grams.ts'
import { isInitial, shortenedPinyin } from './pinyinPieces.ts'
import { scriptRuns, type ScriptRun } from './scriptRuns.ts'
import type { Term } from './searchQuery.ts'
import { beginningOf } from './soundGrams.ts'

/** Where a term is looked for. Only names can be asked for by how they start or by all they are. */
export type Where = 'anywhere' | 'start' | 'whole'

/** One way to read letters: the tokens that a text has then, and the one it has if it starts so. */
type Way = { tokens: string[]; start: string }

const mostTokens = 12
const mostShortened = 4
const longestShortened = 40
const mostSpoken = 2

/**
 * The tokens under which every text that holds the term stands: for each way to read it (as letters, pinyin, initials, a number kept otherwise)
 * a list, all of which such a text has. Texts with the tokens need not hold the term: that is for matches().
 */
export function queryTokens(term: Term, where: Where = 'anywhere'): string[][] {
  const letters = Array.from(term.letters)
  if (where === 'whole' && letters.length <= longestWhole) return [[`x${term.letters}`]]

  const numbers = term.numbers.map((number) => readAsLetters(Array.from(number)))
  const apart = term.groups.flatMap((group) => readAsLetters(Array.from(group)).tokens)
  const ways = [...waysToRead(letters), ...numbers]
  if (where !== 'anywhere') return ways.map(({ tokens, start }) => atMost([start, ...tokens]))
  return [...ways.map(({ tokens }) => atMost(tokens)), ...(apart.length > 0 ? [atMost(apart)] : [])]
}

function atMost(tokens: string[]): string[] {
  return [...new Set(tokens)].slice(0, mostTokens)
}

function waysToRead(letters: string[]): Way[] {
  const asLetters = readAsLetters(letters)
  const runs = scriptRuns(letters)
  const spoken = runs.filter(isSpoken)
  if (spoken.length === 0 || spoken.length > mostSpoken) return [asLetters]
  if (runs.length === 1) return [asLetters, ...readAsSound(letters.join(''))]

  let ways: Way[] = [{ tokens: [], start: '' }]
  for (const run of runs) {
    const asIs = { tokens: runTokens(run, run === runs[0]), start: startOf(run.letters) }
    const readings = isSpoken(run) ? [asIs, ...readAsSound(run.letters.join(''))] : [asIs]
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

function readAsLetters(letters: string[]): Way {
  const runs = scriptRuns(letters)
  return {
    tokens: runs.flatMap((run) => runTokens(run, run === runs[0] && runs.length > 1)),
    start: startOf(letters),
  }
}

/** Tokens of a run as it stands. A lone letter begins a word, as two digits may: unless what stands before was cut off. */
function runTokens({ letters, latin }: ScriptRun, cut: boolean): string[] {
  if (!latin) {
    const grams = letters.length === 1 ? letters : gramsOf(letters, 2, 1)
    return grams.map((gram) => `c${gram}`)
  }
  const digits = letters.every((letter) => letterClass(letter) === 'digit')
  if (cut && letters.length <= (digits ? 2 : 1)) return []
  const length = Math.min(letters.length, digits ? 4 : 3)
  return gramsOf(letters, length, length).map((gram) => `a${gram}`)
}

function readAsSound(run: string): Way[] {
  const start = `s${run.slice(0, 3)}`
  const pinyin = { tokens: [`p${beginningOf(run)}`], start }
  if (run.length === 1) return [pinyin]
  const initials = { tokens: initialTokens(Array.from(run)), start }
  const shortened = run.length > longestShortened ? [] : shortenedPinyin(run, mostShortened)
  return [pinyin, initials, ...shortened.map(readShortened)]
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
  return { tokens, start: `s${initials[0]!}` }
}

function initialTokens(initials: string[]): string[] {
  return gramsOf(initials, Math.min(initials.length, 3), 1).map((gram) => `i${gram}`)
}

/** Grams that together cover all letters, a step apart. */
function gramsOf(letters: string[], length: number, step: number): string[] {
  const grams: string[] = []
  const last = letters.length - length
  for (let at = 0; at < last; at += step) grams.push(letters.slice(at, at + length).join(''))
  grams.push(letters.slice(last).join(''))
  return grams
}

function startOf(letters: string[]): string {
  return `s${letters.slice(0, 3).join('')}`
}

function isSpoken({ letters, latin }: ScriptRun): boolean {
  return latin && letters.some((letter) => letterClass(letter) === 'latin')
}
