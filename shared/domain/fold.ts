/** What unaccenting by Unicode leaves as it is. */
const plainLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
}
const silent = /^[\u0300-\u036f\u3099\u309a\u00ad\u034f\ufe00-\ufe0f\p{Cf}]+$/u
const accents = /[\u0300-\u036f\u3099\u309a]/gu
const unsaid = /[^\p{L}\p{N}\p{M}]/gu
const known = new Map<number, string>()
const knownAscii: string[] = []

/**
 * One character as names are compared: half-width, lower case, without accents, letters and digits
 * only. A sign, space or emoji is ' '; an accent or an invisible mark is ''; some characters are
 * several letters (㈱, ﬁ, ß).
 */
export function foldCharacter(codePoint: number): string {
  if (codePoint < 128) return (knownAscii[codePoint] ??= folded(codePoint))
  let result = known.get(codePoint)
  if (result === undefined) known.set(codePoint, (result = folded(codePoint)))
  return result
}

/** A text as names are compared: words of folded letters and digits with single spaces between. */
export function fold(text: string): string {
  let result = ''
  for (const character of text) result += foldCharacter(character.codePointAt(0)!)
  return result.replace(/ +/gu, ' ').trim()
}

function folded(codePoint: number): string {
  const character = String.fromCodePoint(codePoint)
  if (silent.test(character)) return ''
  let letters = ''
  for (const part of character.normalize('NFKD').toLowerCase())
    letters += plainLetters[part] ?? part
  return letters.replace(accents, '').replace(unsaid, '') || ' '
}
