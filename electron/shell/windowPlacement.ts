import type { Rectangle } from 'electron'

/** The least and the first size of the window, in device-independent pixels. */
export const leastSize = { width: 720, height: 520 }
export const firstSize = { width: 1280, height: 800 }

/**
 * Where the window opens: where it was left, moved and shrunk so that all of it lies on one of the displays that are
 * there now. Without a remembered place, or when its display is gone, it stands in the middle of `primary`.
 * All rectangles are work areas and bounds in device-independent pixels.
 */
export function placeWindow(
  remembered: Rectangle | undefined,
  displays: readonly Rectangle[],
  primary: Rectangle,
): Rectangle {
  const area = remembered && mostCovered(remembered, displays)
  if (!remembered || !area) return centre(primary)
  const width = Math.min(Math.max(remembered.width, leastSize.width), area.width)
  const height = Math.min(Math.max(remembered.height, leastSize.height), area.height)
  return {
    x: clamp(remembered.x, area.x, area.x + area.width - width),
    y: clamp(remembered.y, area.y, area.y + area.height - height),
    width,
    height,
  }
}

function centre(area: Rectangle): Rectangle {
  const width = Math.min(firstSize.width, area.width)
  const height = Math.min(firstSize.height, area.height)
  return {
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round((area.height - height) / 2),
    width,
    height,
  }
}

function mostCovered(window: Rectangle, displays: readonly Rectangle[]): Rectangle | undefined {
  let best: Rectangle | undefined
  let most = 0
  for (const display of displays) {
    const covered = overlap(window, display)
    if (covered > most) {
      most = covered
      best = display
    }
  }
  return best
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
