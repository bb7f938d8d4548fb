import { createReadStream } from 'node:fs'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** One figure: a value beside what it is held against in the same run, and their ratio. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | 'rows/s' | 'MB' | 'fps' | '%' | 'pages/s'
  /** What the value is compared with, in words with its own figure. */
  readonly against: string
  /** Value over the peer or the limit; under 1 is better where the unit is ms or MB. */
  readonly ratio: number
}

/** Milliseconds of each of several runs of some work, one after another. */
export function timesOf(runs: number, work: (run: number) => unknown): number[] {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now()
    work(run)
    times.push(performance.now() - start)
  }
  return times
}

/** The same of work that is waited for. */
export async function timesOfAsking(
  runs: number,
  ask: (run: number) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now()
    await ask(run)
    times.push(performance.now() - start)
  }
  return times
}

/** The value below which a share of the times lies (nearest rank). */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN
}

/** A figure held against a peer measured in the same run. */
export function againstPeer(name: string, value: number, peer: string, peerValue: number): Figure {
  return {
    name,
    value,
    unit: 'ms',
    against: `${peer}: ${peerValue.toFixed(3)} ms`,
    ratio: value / peerValue,
  }
}

/** A figure held against a limit that was promised. */
export function againstLimit(
  name: string,
  value: number,
  limit: number,
  unit: Figure['unit'] = 'ms',
): Figure {
  return { name, value, unit, against: `limit ${limit} ${unit}`, ratio: value / limit }
}

/**
 * Reads a file once, so that the system has it at hand as it has that of an office where people work: not the disk is
 * measured. What nobody reads for a while a system may drop again.
 */
export const readOnce = (file: string) =>
  pipeline(
    createReadStream(file, { highWaterMark: 1 << 20 }),
    new Writable({ write: (_part, _encoding, done) => done() }),
  )
