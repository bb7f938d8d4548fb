import type { LayoutItem } from '../../../shared/printing/layout.ts'
import { around, boxOf, hundredth, type Box } from './boxes.ts'

export const alignments = ['left', 'center', 'right', 'top', 'middle', 'bottom'] as const
export type Alignment = (typeof alignments)[number]

type Items = readonly LayoutItem[]

const changed = (items: Items, ids: readonly string[], change: (item: LayoutItem) => LayoutItem) =>
  items.map((item) => (ids.includes(item.id) ? change(item) : item))

/** Moves things by some millimetres. */
export const moved = (items: Items, ids: readonly string[], dx: number, dy: number): LayoutItem[] =>
  changed(items, ids, (item) => ({
    ...item,
    x: hundredth(item.x + dx),
    y: hundredth(item.y + dy),
  }))

/** Gives a thing another room. The boxes of a postcode share it, with the gaps between them as they were. */
export function resized(item: LayoutItem, box: Box): LayoutItem {
  if (item.type !== 'postcode') return { ...item, ...box }
  const w = hundredth((box.w - (item.count - 1) * item.gap) / item.count)
  return { ...item, ...box, w: Math.max(1, w) }
}

/** Brings things onto one line: one alone onto that of the page, several onto that of the room they take. */
export function aligned(
  items: Items,
  ids: readonly string[],
  to: Alignment,
  page: { readonly width: number; readonly height: number },
): LayoutItem[] {
  const chosen = items.filter(({ id }) => ids.includes(id)).map(boxOf)
  if (chosen.length === 0) return [...items]
  const room = chosen.length > 1 ? around(chosen) : { x: 0, y: 0, w: page.width, h: page.height }
  return changed(items, ids, (item) => {
    const { w, h } = boxOf(item)
    switch (to) {
      case 'left':
        return { ...item, x: room.x }
      case 'center':
        return { ...item, x: hundredth(room.x + (room.w - w) / 2) }
      case 'right':
        return { ...item, x: hundredth(room.x + room.w - w) }
      case 'top':
        return { ...item, y: room.y }
      case 'middle':
        return { ...item, y: hundredth(room.y + (room.h - h) / 2) }
      case 'bottom':
        return { ...item, y: hundredth(room.y + room.h - h) }
    }
  })
}

/** Leaves the same room between things, from the first to the last of them. */
export function spread(items: Items, ids: readonly string[], axis: 'x' | 'y'): LayoutItem[] {
  const size = axis === 'x' ? 'w' : 'h'
  const chosen = items
    .filter(({ id }) => ids.includes(id))
    .map((item) => ({ id: item.id, box: boxOf(item) }))
    .sort((one, other) => one.box[axis] - other.box[axis])
  if (chosen.length < 3) return [...items]
  const room = around(chosen.map(({ box }) => box))
  const taken = chosen.reduce((sum, { box }) => sum + box[size], 0)
  const gap = (room[size] - taken) / (chosen.length - 1)
  const places = new Map<string, number>()
  let at = room[axis]
  for (const { id, box } of chosen) {
    places.set(id, hundredth(at))
    at += box[size] + gap
  }
  return changed(items, ids, (item) => ({ ...item, [axis]: places.get(item.id)! }))
}

/** Puts things over or under all others, in the order they have among themselves. */
export function layered(items: Items, ids: readonly string[], to: 'front' | 'back'): LayoutItem[] {
  const chosen = items.filter(({ id }) => ids.includes(id))
  const rest = items.filter(({ id }) => !ids.includes(id))
  return to === 'front' ? [...rest, ...chosen] : [...chosen, ...rest]
}

/** Copies of things, each under a name of its own, a little aside. */
export const copies = (items: Items, newId: () => string, aside = 3): LayoutItem[] =>
  items.map((item) => ({
    ...item,
    id: newId(),
    x: hundredth(item.x + aside),
    y: hundredth(item.y + aside),
  }))
