const finals: Record<string, string> = {
  '': 'a ai an ang ao e ei en eng er o ou',
  b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ia ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng o ou u',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan ue un uo v ve',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan ue un uo v ve',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  y: 'a an ang ao e i in ing o ong ou u uan ue un',
  w: 'a ai an ang ei en eng o u',
}

/** The syllables of pinyin without tones, ü as v (and as u where people type it so). */
export const pinyinSyllables: ReadonlySet<string> = new Set(
  Object.entries(finals).flatMap(([initial, list]) =>
    list.split(' ').map((final) => initial + final),
  ),
)

const beginnings = new Set(
  [...pinyinSyllables].flatMap((syllable) =>
    Array.from(syllable, (_, i) => syllable.slice(0, i + 1)),
  ),
)
const longestSyllable = 6
const mostSteps = 400

/**
 * Whether a piece of typed pinyin is only the initial of its syllable; none begins with i, u or v.
 */
export function isInitial(piece: string): boolean {
  return /^(?:[^iuv]|[zcs]h)$/u.test(piece)
}

/**
 * Ways to read typed letters as syllables of which some are shortened to their initial (zhongyd:
 * zhong y d; nbchengchuan: n b cheng chuan) and the last may be unfinished; the likeliest first, at
 * most `most`. Whole syllables alone or initials alone are left out.
 */
export function shortenedPinyin(letters: string, most: number): string[][] {
  const ways: string[][] = []
  let steps = 0

  const walk = (at: number, pieces: string[]): void => {
    steps += 1
    if (ways.length >= most || steps > mostSteps) return
    if (at === letters.length) {
      if (pieces.slice(0, -1).some(isInitial) && !pieces.every(isInitial)) ways.push(pieces)
      return
    }
    for (const piece of piecesAt(letters, at)) walk(at + piece.length, [...pieces, piece])
  }

  walk(0, [])
  return ways
}

/**
 * Where the syllable may begin that reaches beyond the first `head` letters, for each way to read
 * the letters as whole syllables, the last perhaps unfinished: after eight letters of
 * shanghaishouxin that is 8 (shou). Empty when they cannot be read so.
 */
export function syllablesAcross(letters: string, head: number): number[] {
  const readable = readableFrom(letters)
  const across = new Set<number>()
  const reached = new Set([0])
  for (let at = 0; at <= head && readable.has(0); at += 1) {
    if (!reached.has(at) || !readable.has(at)) continue
    for (const end of syllablesAt(letters, at)) {
      if (!readable.has(end)) continue
      if (end > head) across.add(at)
      else reached.add(end)
    }
  }
  return [...across]
}

/** Whether letters can be read as whole syllables, the last perhaps unfinished. */
export function isWholePinyin(letters: string): boolean {
  return readableFrom(letters).has(0)
}

/**
 * The ways to read letters as whole syllables, the last perhaps unfinished; undefined when there
 * are more than `most`.
 */
export function wholeSyllables(letters: string, most: number): string[][] | undefined {
  const readable = readableFrom(letters)
  let ways: string[][] = [[]]
  const complete: string[][] = []
  while (ways.length > 0) {
    ways = ways.flatMap((way) => {
      const at = way.join('').length
      const ends = syllablesAt(letters, at).filter((end) => readable.has(end))
      return ends.map((end) => [...way, letters.slice(at, end)])
    })
    complete.push(...ways.filter((way) => way.join('').length === letters.length))
    ways = ways.filter((way) => way.join('').length < letters.length)
    if (ways.length + complete.length > most) return undefined
  }
  return complete
}

/** The places from which the rest can be read as whole syllables. */
function readableFrom(letters: string): Set<number> {
  const readable = new Set([letters.length])
  for (let at = letters.length - 1; at >= 0; at -= 1) {
    if (syllablesAt(letters, at).some((end) => readable.has(end))) readable.add(at)
  }
  return readable
}

/** Where syllables end that begin at a place, the longest first. */
function syllablesAt(letters: string, at: number): number[] {
  const ends: number[] = []
  for (let end = Math.min(at + longestSyllable, letters.length); end > at; end -= 1) {
    const piece = letters.slice(at, end)
    const unfinished = end === letters.length && beginnings.has(piece)
    if (unfinished || pinyinSyllables.has(piece)) ends.push(end)
  }
  return ends
}

function piecesAt(letters: string, at: number): string[] {
  const ends = new Set(syllablesAt(letters, at))
  for (const end of [at + 1, at + 2]) {
    if (end <= letters.length && isInitial(letters.slice(at, end))) ends.add(end)
  }
  return [...ends].sort((a, b) => b - a).map((end) => letters.slice(at, end))
}
