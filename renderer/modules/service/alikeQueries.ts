/** Searches made for one title at the most. */
const most = 6
/** Characters of a run without a blank that are searched together. */
const together = 4

const han = /\p{Script=Han}/u

/**
 * What to search for so that cases that say nearly the same are found, as one search wants all its words: the title's
 * parts, and longer runs of Chinese in pieces.
 */
export function alikeQueries(title: string): string[] {
  const parts = title
    .normalize('NFKC')
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((part) => (han.test(part) ? pieces([...part]) : [part]))
    .filter((part) => [...part].length >= (han.test(part) ? 2 : 3))
  return [...new Set(parts)].slice(0, most)
}

function pieces(characters: readonly string[]): string[] {
  if (characters.length <= together + 1) return [characters.join('')]
  const first = characters.slice(0, together).join('')
  return [first, ...pieces(characters.slice(together))]
}

/** Rows that several searches found, those that most of them found first, each once. */
export function rankedAlike<R extends { readonly id: string }>(
  found: readonly (readonly R[])[],
): R[] {
  const tally = new Map<string, { readonly row: R; times: number }>()
  for (const row of found.flat()) {
    const known = tally.get(row.id)
    if (known) known.times += 1
    else tally.set(row.id, { row, times: 1 })
  }
  return [...tally.values()].sort((a, b) => b.times - a.times).map(({ row }) => row)
}
