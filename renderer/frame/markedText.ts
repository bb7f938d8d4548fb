type Range = readonly [number, number]

/** A stretch of text, and whether it is part of what was searched for. */
export interface Stretch {
  readonly text: string
  readonly marked: boolean
}

/** Characters kept before the first mark of a long text. */
const lead = 12

/** Cuts a text at its marks; `longest` characters are kept, around the first mark. Ranges may overlap or be wrong. */
export function markedText(text: string, ranges: readonly Range[], longest = Infinity): Stretch[] {
  const sound = ranges
    .map(([start, end]): Range => [Math.max(0, start), Math.min(text.length, end)])
    .filter(([start, end]) => end > start)
    .sort((a, b) => a[0] - b[0])
  const first = sound[0]?.[0] ?? 0
  const from = text.length > longest && first > lead * 2 ? wholeCharacter(text, first - lead) : 0
  const to = Math.min(text.length, wholeCharacter(text, from + longest))
  const stretches: Stretch[] = []
  const add = (part: string, marked: boolean) => {
    if (part) stretches.push({ text: part, marked })
  }
  let at = from
  if (from > 0) add('…', false)
  for (const [start, end] of sound) {
    if (end <= at || start >= to) continue
    add(text.slice(at, Math.max(at, start)), false)
    add(text.slice(Math.max(at, start), Math.min(end, to)), true)
    at = Math.min(end, to)
  }
  add(text.slice(at, to), false)
  if (to < text.length) add('…', false)
  return stretches
}

/** The place, or the one after it when a character of two units would be cut. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at
}
