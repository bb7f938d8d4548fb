import type { WorkingTime } from './workingTime.ts'

/**
 * Tells how much was worked from an instant to a later one up to a third, in steps as many as a search in an ordered list
 * takes: for whoever asks it of a hundred thousand.
 */
export function workedUntil(time: WorkingTime, from: number, to: number): (at: number) => number {
  const stretches = time.stretches(from, to)
  const before: number[] = []
  let sum = 0
  for (const stretch of stretches) {
    before.push(sum)
    sum += stretch.to - stretch.from
  }
  return (at) => {
    let [low, high] = [0, stretches.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (stretches[middle]!.from <= at) low = middle + 1
      else high = middle
    }
    const last = stretches[low - 1]
    return last ? before[low - 1]! + Math.min(at, last.to) - last.from : 0
  }
}
