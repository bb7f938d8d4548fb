/** Calls something again and again; answers with what ends it. Given as an argument so that a test decides when. */
export type Every = (milliseconds: number, work: () => void) => () => void

export const systemEvery: Every = (milliseconds, work) => {
  const timer = setInterval(work, milliseconds)
  timer.unref()
  return () => clearInterval(timer)
}
