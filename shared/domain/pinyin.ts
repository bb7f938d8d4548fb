import { pinyin } from 'pinyin-pro'
import { fold } from './fold.ts'
import { polyphones, wordReadings } from './polyphones.ts'

const longestSorted = 60
const mostWindows = 20_000
const noReadings: readonly string[] = []

const readingsOf = new Map<number, readonly string[]>()
const syllableOf = new Map<string, string>()
const windows = new Map<string, string>()

/**
 * How a character may be read: syllables without tones, all that are alive (重 zhong, chong; 吕 lv,
 * lu; surnames too); none when it is not Chinese. From pinyin-pro, and polyphones.ts where there
 * are several.
 */
export function characterReadings(codePoint: number): readonly string[] {
  // Below 〇 (U+3007) stand Latin and its like.
  if (codePoint < 0x3007) return noReadings
  let readings = readingsOf.get(codePoint)
  if (readings === undefined) readingsOf.set(codePoint, (readings = lookUp(codePoint)))
  return readings
}

/**
 * A key that puts names in the order of a Chinese telephone book when compared byte by byte:
 * digits, then A to Z with Chinese among them by pinyin, tone and code point, then other scripts.
 * Case, width, accents and punctuation do not count; 60 characters do. Polyphones are read by their
 * neighbours (重庆 chong), names of two or three characters by their surname (单立 shan).
 */
export function pinyinSortKey(text: string): string {
  const folded = fold(text.slice(0, longestSorted))
  if (!han.test(folded)) return folded
  const characters = withoutGaps(folded)
  const surname = characters.length <= 3 ? surnameReading(characters) : undefined
  let key = ''
  for (let i = 0; i < characters.length; i += 1) {
    const character = characters[i]!
    const plain = plainKey(character)
    key += plain ?? (surname?.[i] ?? readAmong(characters, i)) + character
  }
  return key
}

const han = /\p{Script=Han}/u
const isHanOf = new Map<string, boolean>()
const plainKeys = new Map<string, string | undefined>()

function isHan(character: string | undefined): boolean {
  if (character === undefined || character < '\u2e80') return false
  let is = isHanOf.get(character)
  if (is === undefined) isHanOf.set(character, (is = han.test(character)))
  return is
}

/** The characters of a folded text; a space beside a Chinese one says nothing. */
function withoutGaps(folded: string): string[] {
  const characters: string[] = []
  for (const character of folded) {
    const before = characters.at(-1)
    if (character === ' ' && isHan(before)) continue
    if (before === ' ' && isHan(character)) characters.pop()
    characters.push(character)
  }
  return characters
}

/** The part of a key that a character gives wherever it stands; undefined for one that is read by its neighbours. */
function plainKey(character: string): string | undefined {
  if (plainKeys.has(character)) return plainKeys.get(character)
  const codePoint = character.codePointAt(0)!
  const read = characterReadings(codePoint).length > 0
  const key = polyphones.has(codePoint) && read ? undefined : syllableFor(character) + character
  plainKeys.set(character, read ? key : character)
  return plainKeys.get(character)
}

function lookUp(codePoint: number): readonly string[] {
  const several = polyphones.get(codePoint)
  const syllables = several ?? [syllableFor(String.fromCodePoint(codePoint)).slice(0, -1)]
  // ü is typed as v or as u.
  const typed = syllables.flatMap((syllable) =>
    /^[ln]v/u.test(syllable) ? [syllable, syllable.replace('v', 'u')] : [syllable],
  )
  return typed[0] ? [...new Set(typed)] : noReadings
}

/** The usual syllable with its tone (zhong4, lv3), '' when there is none. */
function syllableFor(character: string): string {
  let syllable = syllableOf.get(character)
  if (syllable === undefined) {
    const [read] = spell(character)
    syllable = read !== undefined && /^[a-z]+\d$/u.test(read) ? read : ''
    syllableOf.set(character, syllable)
  }
  return syllable
}

function readAmong(characters: readonly string[], at: number): string {
  const character = characters[at]!
  if (!polyphones.has(character.codePointAt(0)!)) return syllableFor(character)
  const before = characters[at - 1] ?? ''
  const after = characters[at + 1] ?? ''
  const key = `${before}|${character}${after}`
  let syllable = windows.get(key)
  if (syllable === undefined) {
    if (windows.size >= mostWindows) windows.clear()
    syllable =
      wordReadings.get(character + after)?.[0] ??
      wordReadings.get(before + character)?.[1] ??
      spell(before + character + after)[before ? 1 : 0] ??
      syllableFor(character)
    windows.set(key, syllable)
  }
  return syllable
}

/**
 * Readings of the first two characters where the first is read differently because it is a surname.
 */
function surnameReading(characters: readonly string[]): (string | undefined)[] | undefined {
  const [first = '', second = ''] = characters
  if (second === '' || !polyphones.has(first.codePointAt(0)!)) return
  const plain = spell(first + second)
  const surname = spell(first + second, 'head')
  if (surname[0] === plain[0]) return
  return surname.map((read, i) => (read === plain[i] ? undefined : read))
}

function spell(text: string, surname: 'off' | 'head' = 'off'): string[] {
  return pinyin(text, { type: 'array', toneType: 'num', v: true, nonZh: 'spaced', surname })
}
