/**
 * Has what stands in a box read as if it had been left: a text that was typed to choose something counts only then.
 * While that goes on `isReading` keeps it from being taken for leaving.
 */
export function boxReading(box: () => HTMLElement | null) {
  let reading = false
  return {
    isReading: () => reading,
    /** Reads it. What is returned gives the focus back to where it was. */
    read: (): (() => void) => {
      const active = document.activeElement
      if (!(active instanceof HTMLElement) || !box()?.contains(active)) return () => {}
      reading = true
      active.blur()
      reading = false
      return () => active.focus({ preventScroll: true })
    },
  }
}
