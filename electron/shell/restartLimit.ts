/** Says whether something that stopped may be started once more: at most `times` within any `span` of milliseconds. */
export function createRestartLimit(
  times: number,
  span: number,
  now: () => number = Date.now,
): () => boolean {
  let starts: number[] = []
  return () => {
    const moment = now()
    starts = starts.filter((start) => moment - start < span)
    if (starts.length >= times) return false
    starts.push(moment)
    return true
  }
}
