/** Chance that a seed decides: the same seed, the same office. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** Picks by weight: twice the weight, twice as often. */
  pickWeighted<T>(from: readonly T[], weightOf: (each: T) => number): T
  shuffle<T>(all: readonly T[]): T[]
}

/** Makes a source of chance from a seed (mulberry32, by Tommy Ettinger, over an FNV-1a hash). */
export function createRandom(seed: string): Random {
  let state = hashOf(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(from: readonly T[]): T => from[between(0, from.length - 1)]!
  return {
    next,
    between,
    pick,
    chance: (probability) => next() < probability,
    pickWeighted: (from, weightOf) => {
      let left = next() * from.reduce((sum, each) => sum + weightOf(each), 0)
      return from.find((each) => (left -= weightOf(each)) < 0) ?? pick(from)
    },
    shuffle: (all) => {
      const mixed = [...all]
      for (let last = mixed.length - 1; last > 0; last -= 1) {
        const other = between(0, last)
        ;[mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!]
      }
      return mixed
    },
  }
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193)
  return hash
}
