import { getCurrentScope, onScopeDispose } from 'vue'

/**
 * Makes a way to ask so that only the latest question counts: an earlier one is stopped, and its answer dropped
 * (undefined). Failures of the latest are thrown. The last one is stopped with the scope that it was made in.
 */
export function latest(): <T>(ask: (signal: AbortSignal) => Promise<T>) => Promise<T | undefined> {
  let current: AbortController | undefined
  if (getCurrentScope()) onScopeDispose(() => current?.abort())
  return async (ask) => {
    current?.abort()
    const mine = (current = new AbortController())
    try {
      const answer = await ask(mine.signal)
      return mine.signal.aborted ? undefined : answer
    } catch (error) {
      if (mine.signal.aborted) return undefined
      throw error
    }
  }
}
