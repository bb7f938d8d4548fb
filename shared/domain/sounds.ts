import { isWordStart, letterClass, type FoldedText } from './foldedText.ts'
import { characterReadings } from './pinyin.ts'

/**
 * One sounding part of a name: a Chinese character with its readings, or a Latin word or number
 * that sounds as it is written.
 */
export type Sound = { readings: readonly string[]; spoken: boolean }

/** A part of a name without characters that have no reading, and where its first letter is. */
export type SoundingStretch = { at: number; sounds: Sound[] }

/**
 * The parts of a name that can be typed by sound; parts without Chinese are left out, their letters
 * being their sound.
 */
export function soundingStretches(folded: FoldedText): SoundingStretch[] {
  const stretches: SoundingStretch[] = []
  let current: SoundingStretch = { at: 0, sounds: [] }
  const close = (next: number) => {
    if (current.sounds.some(({ spoken }) => spoken)) stretches.push(current)
    current = { at: next, sounds: [] }
  }
  const { letters } = folded
  for (let at = 0; at < letters.length;) {
    const letter = letters[at]!
    let end = at + 1
    if (letterClass(letter) === 'character') {
      const readings = characterReadings(letter.codePointAt(0)!)
      if (readings.length > 0) current.sounds.push({ readings, spoken: true })
      else close(end)
    } else {
      while (end < letters.length && !isWordStart(folded, end)) end += 1
      current.sounds.push({ readings: [letters.slice(at, end).join('')], spoken: false })
    }
    at = end
  }
  close(letters.length)
  return stretches
}
