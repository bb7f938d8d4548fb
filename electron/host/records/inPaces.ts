import type { Progress } from '../../../shared/api/progress.ts'

/** Milliseconds that one transaction of long work is to take, unless it asks for less: nobody's save waits longer for it. */
const usualPace = 40
/** Things done in the first transaction, and in any: so many at the least, however slow the disk, and at the most. */
const sizes = { first: 20, least: 10, most: 200 } as const

/**
 * Does so many things piece by piece, `write` from one to the one before another in a transaction of its own, and lets
 * everybody else in between. How many make a piece follows from how long the last one took. Yields how far it is
 * between them; when the signal fires it stops after the piece at hand. Returns how many were done.
 */
export async function* inPaces(
  of: number,
  write: (from: number, end: number) => void,
  {
    signal,
    first = sizes.first,
    pace = usualPace,
  }: { readonly signal?: AbortSignal | undefined; first?: number; pace?: number } = {},
): AsyncGenerator<Progress, number> {
  let [done, size] = [0, first]
  while (done < of && !signal?.aborted) {
    const end = Math.min(done + size, of)
    const began = performance.now()
    write(done, end)
    const fitting = ((end - done) * pace) / Math.max(performance.now() - began, 1)
    size = Math.round(Math.max(sizes.least, Math.min(fitting, size * 2, sizes.most)))
    done = end
    if (done === of) break
    yield { kind: 'progress', done, of }
    await new Promise(setImmediate)
  }
  return done
}
