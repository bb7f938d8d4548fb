interface Size {
  readonly width: number
  readonly height: number
}

/** Where a popover stands, px from the window's corner, and how tall it may be. */
export interface PopoverPlace {
  readonly left: number
  readonly top: number
  readonly maxHeight: number
}

const gap = 4
const margin = 8

/** Puts a popover under its trigger, over it where there is more room, and always inside the window. */
export function placePopover(
  trigger: Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>,
  popover: Size,
  window: Size,
  align: 'start' | 'end',
): PopoverPlace {
  const wanted = align === 'start' ? trigger.left : trigger.right - popover.width
  const left = Math.max(margin, Math.min(wanted, window.width - margin - popover.width))
  const below = window.height - trigger.bottom - gap - margin
  const above = trigger.top - gap - margin
  const up = popover.height > below && above > below
  const maxHeight = Math.max(0, up ? above : below)
  const height = Math.min(popover.height, maxHeight)
  return { left, top: up ? trigger.top - gap - height : trigger.bottom + gap, maxHeight }
}
