/** px from the edges of a list within which a hand that holds something scrolls it. */
const belt = 24
/** px that a held edge scrolls a frame. */
const pace = 6

/**
 * Makes a column as wide as the hand that took its edge says, until it lets go: `done`. Held at the edge of the list it
 * goes on by itself: the list is scrolled under it.
 */
export function sizeByHand(
  event: PointerEvent,
  width: number,
  sized: (width: number, done: boolean) => void,
): void {
  const grip = event.currentTarget as HTMLElement
  const list = grip.closest<HTMLElement>('[role="grid"]')!
  const from = event.clientX + list.scrollLeft
  let at = event.clientX
  let frame = requestAnimationFrame(step)

  const asked = () => width + at + list.scrollLeft - from

  function step(): void {
    const { left, right } = list.getBoundingClientRect()
    const by = at > right - belt ? pace : at < left + belt ? -pace : 0
    // What the list has to scroll grows with the column, and so a frame later.
    list.scrollLeft += by
    sized(asked() + Math.max(by, 0), false)
    frame = requestAnimationFrame(step)
  }
  const moved = (moving: PointerEvent) => (at = moving.clientX)
  grip.setPointerCapture(event.pointerId)
  grip.addEventListener('pointermove', moved)
  grip.addEventListener(
    'lostpointercapture',
    () => {
      cancelAnimationFrame(frame)
      grip.removeEventListener('pointermove', moved)
      if (at + list.scrollLeft !== from) sized(asked(), true)
    },
    { once: true },
  )
}
