import { onBeforeUnmount } from 'vue'

/** Milliseconds without another letter after which what was typed is asked. */
const rest = 250

/** Tells of what is typed a moment after the last letter, or at once; nothing that was typed is left untold. */
export function useRest(tell: () => void): { later: () => void; now: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined

  function now(): void {
    clearTimeout(timer)
    timer = undefined
    tell()
  }

  function later(): void {
    clearTimeout(timer)
    timer = setTimeout(now, rest)
  }

  onBeforeUnmount(() => {
    if (timer) now()
  })
  return { later, now }
}
