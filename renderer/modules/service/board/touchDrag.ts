import { onScopeDispose } from 'vue'

/** Milliseconds for which a finger rests on a card before it takes it along, and px by which it may tremble. */
const [hold, slack] = [350, 8]
/** px from the board's edge in which it is scrolled under a card, and px by which it moves in each frame. */
const [edge, stride] = [48, 12]

/** What a card that is dragged by a finger does to the board. */
export interface TouchBoard {
  /** The element that is scrolled sideways. */
  readonly board: () => HTMLElement | null
  /** The finger is over a column, named by its `data-state`, or over none. */
  readonly over: (column: string | null) => void
  /** It was let go over a column. */
  readonly drop: (column: string) => void
  readonly cancel: () => void
}

/**
 * Lets a finger that rests on a card drag it: browsers have drag and drop for a mouse alone. A finger that moves on at once
 * scrolls, as it does everywhere.
 */
export function useTouchDrag({ board, over, drop, cancel }: TouchBoard) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let ghost: HTMLElement | undefined
  let from = { x: 0, y: 0 }
  let at = { x: 0, y: 0 }
  const listening = new AbortController()

  const columnAt = ({ x, y }: typeof at) =>
    document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-state]')?.dataset['state'] ?? null

  function begin(event: TouchEvent, grab: () => void): void {
    const touch = event.touches[0]
    const card = event.currentTarget as HTMLElement
    stop()
    if (!touch || event.touches.length > 1) return
    from = at = { x: touch.clientX, y: touch.clientY }
    timer = setTimeout(() => {
      grab()
      take(card)
      board()?.style.setProperty('scroll-snap-type', 'none')
      scrollOn()
    }, hold)
  }

  /** A likeness of the card goes with the finger; the card itself stays until it is let go. */
  function take(card: HTMLElement): void {
    const { left, top, width } = card.getBoundingClientRect()
    ghost = card.cloneNode(true) as HTMLElement
    ghost.setAttribute('aria-hidden', 'true')
    Object.assign(ghost.style, {
      ...{ position: 'fixed', left: `${left}px`, top: `${top}px`, width: `${width}px` },
      ...{ zIndex: '20', pointerEvents: 'none', listStyle: 'none', opacity: '0.9' },
    })
    document.body.append(ghost)
    over(columnAt(at))
  }

  function moved(event: TouchEvent): void {
    const touch = event.touches[0]
    if (!touch || timer === undefined) return
    at = { x: touch.clientX, y: touch.clientY }
    if (!ghost) {
      if (Math.hypot(at.x - from.x, at.y - from.y) > slack) stop()
      return
    }
    event.preventDefault()
    ghost.style.transform = `translate(${at.x - from.x}px, ${at.y - from.y}px)`
    over(columnAt(at))
  }

  function scrollOn(): void {
    const element = board()
    if (!ghost || !element) return
    const { left, right } = element.getBoundingClientRect()
    if (at.x < left + edge) element.scrollLeft -= stride
    else if (at.x > right - edge) element.scrollLeft += stride
    requestAnimationFrame(scrollOn)
  }

  function ended(event: TouchEvent): void {
    if (!ghost) return stop()
    event.preventDefault()
    const column = columnAt(at)
    stop()
    over(null)
    if (column === null) cancel()
    else drop(column)
  }

  function broken(): void {
    const wasDragged = ghost !== undefined
    stop()
    if (!wasDragged) return
    over(null)
    cancel()
  }

  function stop(): void {
    clearTimeout(timer)
    timer = undefined
    ghost?.remove()
    ghost = undefined
    board()?.style.removeProperty('scroll-snap-type')
  }

  const { signal } = listening
  document.addEventListener('touchmove', moved, { passive: false, signal })
  document.addEventListener('touchend', ended, { passive: false, signal })
  document.addEventListener('touchcancel', broken, { signal })
  onScopeDispose(() => {
    listening.abort()
    stop()
  })
  return { begin, isHeld: () => timer !== undefined }
}
