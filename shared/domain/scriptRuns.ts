import { letterClass } from './foldedText.ts'

/** A stretch of folded letters: Latin letters and digits, or characters of other scripts. */
export type ScriptRun = { letters: string[]; latin: boolean }

/** Cuts folded letters where Latin and other scripts meet: zhong移动 is zhong and 移动. */
export function scriptRuns(letters: readonly string[]): ScriptRun[] {
  const runs: ScriptRun[] = []
  for (const letter of letters) {
    const latin = letterClass(letter) !== 'character'
    const run = runs.at(-1)
    if (run?.latin === latin) run.letters.push(letter)
    else runs.push({ letters: [letter], latin })
  }
  return runs
}
