import { hundredth, type Box } from './boxes.ts'

/** A line that something was brought onto: across the page at this place, from one end to the other. Millimetres. */
export interface Guide {
  readonly axis: 'x' | 'y'
  readonly at: number
  readonly from: number
  readonly to: number
}

/** Edges that are moved; the others stay. */
export interface Edges {
  readonly left?: boolean
  readonly right?: boolean
  readonly top?: boolean
  readonly bottom?: boolean
}

/** What things are brought onto: the page, the margins of its running text, and other things. */
export interface SnapField {
  readonly page: { readonly width: number; readonly height: number }
  readonly margins?: Box
  readonly others: readonly Box[]
}

interface Line {
  readonly at: number
  readonly from: number
  readonly to: number
}

type Axis = 'x' | 'y'

const span = (box: Box, axis: Axis): readonly [number, number] =>
  axis === 'x' ? [box.x, box.x + box.w] : [box.y, box.y + box.h]
const other = (axis: Axis): Axis => (axis === 'x' ? 'y' : 'x')

function linesOf({ page, margins, others }: SnapField, axis: Axis): Line[] {
  const sheet: Box = { x: 0, y: 0, w: page.width, h: page.height }
  const edges = (box: Box, middle: boolean): Line[] => {
    const [from, to] = span(box, other(axis))
    const [start, end] = span(box, axis)
    const at = middle ? [start, (start + end) / 2, end] : [start, end]
    return at.map((each) => ({ at: each, from, to }))
  }
  return [
    ...others.flatMap((box) => edges(box, true)),
    ...(margins ? edges(margins, false) : []),
    ...edges(sheet, true),
  ]
}

/** How far to go so that one of the places comes onto the nearest line within reach, and the line; null for none. */
function nearest(places: readonly number[], lines: readonly Line[], reach: number) {
  let best: { by: number; line: Line } | null = null
  for (const line of lines) {
    for (const place of places) {
      const by = line.at - place
      if (Math.abs(by) <= reach && (!best || Math.abs(by) < Math.abs(best.by) - 1e-6)) {
        best = { by, line }
      }
    }
  }
  return best
}

const guide = (axis: Axis, { at, from, to }: Line, box: Box): Guide => {
  const [start, end] = span(box, other(axis))
  return { axis, at: hundredth(at), from: Math.min(from, start), to: Math.max(to, end) }
}

/** Brings a box that is moved onto what it is close to: its edges and its middle. */
export function snapMove(
  box: Box,
  field: SnapField,
  reach: number,
): { readonly box: Box; readonly guides: readonly Guide[] } {
  const found = (['x', 'y'] as const).map((axis) => {
    const [start, end] = span(box, axis)
    return nearest([start, (start + end) / 2, end], linesOf(field, axis), reach)
  })
  const moved = {
    ...box,
    x: hundredth(box.x + (found[0]?.by ?? 0)),
    y: hundredth(box.y + (found[1]?.by ?? 0)),
  }
  const guides = found.flatMap((each, index) =>
    each ? [guide(index === 0 ? 'x' : 'y', each.line, moved)] : [],
  )
  return { box: moved, guides }
}

/** Brings the edges that are moved onto what they are close to. A box never turns inside out. */
export function snapResize(
  box: Box,
  edges: Edges,
  field: SnapField,
  reach: number,
): { readonly box: Box; readonly guides: readonly Guide[] } {
  let [left, right] = span(box, 'x')
  let [top, bottom] = span(box, 'y')
  const guides: Guide[] = []
  const brought = (axis: Axis, place: number): number => {
    const found = nearest([place], linesOf(field, axis), reach)
    if (found) guides.push(guide(axis, found.line, box))
    return place + (found?.by ?? 0)
  }
  if (edges.left) left = Math.min(brought('x', left), right)
  if (edges.right) right = Math.max(brought('x', right), left)
  if (edges.top) top = Math.min(brought('y', top), bottom)
  if (edges.bottom) bottom = Math.max(brought('y', bottom), top)
  return {
    box: {
      x: hundredth(left),
      y: hundredth(top),
      w: hundredth(right - left),
      h: hundredth(bottom - top),
    },
    guides,
  }
}
