import type { WorkingTime } from './workingTime.ts'

const day = 86_400_000

/**
 * Tells how much was worked from an instant to a later one up to a third between them, in a step or two: for whoever asks
 * it of a hundred thousand.
 */
export function workedUntil(time: WorkingTime, from: number, to: number): (at: number) => number {
  const stretches = time.stretches(from, to)
  const starts = Float64Array.from(stretches, (each) => each.from)
  const ends = Float64Array.from(stretches, (each) => each.to)
  const before = new Float64Array(stretches.length)
  for (let at = 1; at < before.length; at += 1) {
    before[at] = before[at - 1]! + ends[at - 1]! - starts[at - 1]!
  }
  /** The first stretch that begins in or after each 24 hours. */
  const first = new Int32Array(Math.max(0, Math.ceil((to - from) / day)) + 1)
  for (let place = 0, at = 0; at < first.length; at += 1) {
    while (place < starts.length && starts[place]! < from + at * day) place += 1
    first[at] = place
  }
  return (at) => {
    let place = first[Math.floor((at - from) / day)]!
    while (place < starts.length && starts[place]! <= at) place += 1
    return place === 0
      ? 0
      : before[place - 1]! + Math.min(at, ends[place - 1]!) - starts[place - 1]!
  }
}
