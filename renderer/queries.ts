import type { PiniaColadaOptions, PiniaColadaPlugin } from '@pinia/colada'

/**
 * Forgets a reading that was stopped because nobody waited for it any more. Whoever comes next, a page after its peek,
 * would otherwise be given that stopped one, and never an answer.
 */
const forgetStopped: PiniaColadaPlugin = ({ queryCache }) => {
  queryCache.$onAction(({ name, args }) => {
    if (name !== 'fetch') return
    const [entry] = args
    // The reading begins right after this.
    queueMicrotask(() => {
      const begun = entry.pending
      begun?.abortController.signal.addEventListener('abort', () => {
        if (entry.pending === begun && !entry.active) queryCache.cancel(entry)
      })
    })
  })
}

/** How what the interface reads is kept: thirty seconds as it is, five minutes after the last who looked at it. */
export const queries: PiniaColadaOptions = {
  queryOptions: { staleTime: 30_000, gcTime: 300_000 },
  plugins: [forgetStopped],
}
