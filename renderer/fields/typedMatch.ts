import { shallowRef } from 'vue'

type Readings = (codePoint: number) => readonly string[]

const loaded = shallowRef<Readings>()
let asked: Promise<void> | undefined

/** Fetches what is known of pinyin, the first time a picker is opened; until then only characters match. */
export function loadPinyin(): Promise<void> {
  asked ??= import('../../shared/domain/pinyin.ts').then(
    ({ characterReadings }) => void (loaded.value = characterReadings),
    () => void (asked = undefined),
  )
  return asked
}

/** Whether a name answers what was typed: by a part of it, its pinyin or its initials (`yz`, `yinzhou`, `yinz` for 鄞州). */
export function typedMatch(
  name: string,
  typed: string,
  readings: Readings | undefined = loaded.value,
): boolean {
  const query = typed.normalize('NFKC').trim().toLowerCase()
  if (name.toLowerCase().includes(query)) return true
  const letters = query.replace(/[\s']/g, '')
  if (!readings || !/^[a-z]+$/.test(letters)) return false
  const syllables = [...name].map((character) => readings(character.codePointAt(0)!))
  return syllables.some((_, start) => spells(letters, syllables.slice(start)))
}

/** Whether the letters run through the syllables, each by its first letter or more of it. */
function spells(letters: string, [syllable, ...rest]: readonly (readonly string[])[]): boolean {
  if (letters === '') return true
  return (syllable ?? []).some((reading) => {
    let length = 0
    while (length < reading.length && reading[length] === letters[length]) {
      length += 1
      // An initial or a whole syllable goes on to the next character; less than that ends the word.
      const goesOn = length === 1 || length === reading.length
      if (length === letters.length || (goesOn && spells(letters.slice(length), rest))) return true
    }
    return false
  })
}
