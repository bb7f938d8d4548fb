import type { LayoutItem } from '../../../shared/printing/layout.ts'

/** Where something stands, in millimetres. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** Millimetres as they are kept: to the hundredth. */
export const hundredth = (mm: number) => Math.round(mm * 100) / 100

/** The room that a thing takes: of a postcode, that of all its boxes. */
export function boxOf(item: LayoutItem): Box {
  const { x, y, w, h } = item
  if (item.type !== 'postcode') return { x, y, w, h }
  return { x, y, w: hundredth(item.count * w + (item.count - 1) * item.gap), h }
}

/** The room that several take together. */
export function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  return {
    x,
    y,
    w: hundredth(Math.max(...boxes.map((box) => box.x + box.w)) - x),
    h: hundredth(Math.max(...boxes.map((box) => box.y + box.h)) - y),
  }
}

/** Whether two overlap, edges not counted. */
export const overlaps = (one: Box, other: Box): boolean =>
  one.x < other.x + other.w &&
  other.x < one.x + one.w &&
  one.y < other.y + other.h &&
  other.y < one.y + one.h
