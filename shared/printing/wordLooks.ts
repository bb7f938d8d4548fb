/** Signs between which words of a line have a look; those that nobody types, U+2062 and U+2064, are not seen. */
export const wordLooks = { bold: '**', italic: '\u2062', underline: '\u2064' } as const
export type WordLook = keyof typeof wordLooks

/** Looks in the order in which their signs are written where several begin at once. */
export const allLooks = Object.keys(wordLooks) as readonly WordLook[]

const signs = /(\*\*|\u2062|\u2064)/
const lookOf = new Map<string, WordLook>(allLooks.map((look) => [wordLooks[look], look]))

/** Words of a line that look alike. */
export interface LookedPiece {
  readonly text: string
  readonly looks: readonly WordLook[]
}

/**
 * Reads the texts of a line one after another, each into pieces; looks go on from one text to the next, and `now` says which.
 * A sign that is never closed is text.
 */
export function lookReader(texts: readonly string[]) {
  const left = new Map<WordLook, number>()
  for (const piece of texts.flatMap((text) => text.split(signs))) {
    const look = lookOf.get(piece)
    if (look) left.set(look, (left.get(look) ?? 0) + 1)
  }
  for (const [look, count] of left) left.set(look, count - (count % 2))
  let on: readonly WordLook[] = []
  return {
    now: () => on,
    read: (text: string): LookedPiece[] => {
      const pieces: LookedPiece[] = []
      let words = ''
      const end = () => {
        if (words !== '') pieces.push({ text: words, looks: on })
        words = ''
      }
      for (const piece of text.split(signs)) {
        const look = lookOf.get(piece)
        const more = (look && left.get(look)) ?? 0
        if (!look || more === 0) {
          words += piece
          continue
        }
        end()
        left.set(look, more - 1)
        on = allLooks.filter((each) => (each === look) !== on.includes(each))
      }
      end()
      return pieces
    },
  }
}

/** Writes words one after another, each with its looks; `end` closes what is still open. */
export function lookWriter() {
  let on: readonly WordLook[] = []
  let line = ''
  const turn = (looks: readonly WordLook[]) => {
    const ending = on.filter((look) => !looks.includes(look)).toReversed()
    const beginning = looks.filter((look) => !on.includes(look))
    line += [...ending, ...beginning].map((look) => wordLooks[look]).join('')
    on = looks
  }
  return {
    add: (text: string, looks: readonly WordLook[]): void => {
      turn(looks)
      line += text
    },
    end: (): string => {
      turn([])
      return line
    },
  }
}
