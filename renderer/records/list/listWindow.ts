/** Browsers stop making elements taller near 33 million px (Firefox at 17); this is safe in all of them. */
export const tallest = 15_000_000

/** What there is to scroll. */
export interface Extent {
  readonly total: number
  /** px */
  readonly rowHeight: number
  /** px of rows that can be seen at once. */
  readonly viewport: number
  /** Places of rows that a head stands over, in order; none when absent. */
  readonly heads?: readonly number[]
}

/** px of a head over a group of rows. */
export const groupHeight = 28

/**
 * Where a list stands: `offset` px of rows lie above the viewport, while the scrolling element stands at `scrollTop`.
 * They are the same until the rows together are taller than an element may be.
 */
export interface Standing {
  readonly offset: number
  readonly scrollTop: number
}

const fullHeight = ({ total, rowHeight, heads = [] }: Extent) =>
  total * rowHeight + heads.length * groupHeight

/** px from the beginning of the list to a row. */
export function rowTop(index: number, { rowHeight, heads = [] }: Extent): number {
  const above = heads.findIndex((at) => at > index)
  return index * rowHeight + (above < 0 ? heads.length : above) * groupHeight
}

/** The row that stands so many px down the list; a head belongs to the row below it. */
export function rowAt(offset: number, extent: Extent): number {
  const { rowHeight, heads = [] } = extent
  const below = heads.findIndex((at) => rowTop(at, extent) - groupHeight > offset)
  const above = below < 0 ? heads.length : below
  const row = Math.floor((offset - above * groupHeight) / rowHeight)
  return Math.max(row, above > 0 ? heads[above - 1]! : 0)
}

/** The first and the last row that are seen whole. */
export function rowsInView(
  offset: number,
  extent: Extent,
): { readonly first: number; readonly last: number } {
  const { rowHeight, viewport, total } = extent
  const [upper, lower] = [rowAt(offset, extent), rowAt(offset + viewport, extent)]
  const first = rowTop(upper, extent) < offset ? upper + 1 : upper
  const last = rowTop(lower, extent) + rowHeight > offset + viewport ? lower - 1 : lower
  return { first, last: Math.max(first, Math.min(last, total - 1)) }
}

/** Height of the element that stands for all rows, px. */
export const spacerHeight = (extent: Extent): number => Math.min(fullHeight(extent), tallest)

/** The largest offset there is. */
const lastOffset = (extent: Extent) => Math.max(0, fullHeight(extent) - extent.viewport)
const lastScrollTop = (extent: Extent) => Math.max(0, spacerHeight(extent) - extent.viewport)
const isScaled = (extent: Extent) => fullHeight(extent) > tallest

/** How far down an offset is: 0 at the beginning, 1 at the end. */
export const shareOf = (offset: number, extent: Extent): number =>
  lastOffset(extent) === 0 ? 0 : clamp(offset, lastOffset(extent)) / lastOffset(extent)

const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most))

/** Where the scrolling element belongs for an offset. */
export function scrollTopOf(offset: number, extent: Extent): number {
  const at = clamp(offset, lastOffset(extent))
  return isScaled(extent) ? (at / lastOffset(extent)) * lastScrollTop(extent) : at
}

/**
 * The standing after the element was scrolled. A short way moves the rows by as many px as the hand did; a long one, by
 * dragging the bar, goes to the same share of the whole.
 */
export function scrolled(before: Standing, scrollTop: number, extent: Extent): Standing {
  if (!isScaled(extent)) return { offset: clamp(scrollTop, lastOffset(extent)), scrollTop }
  const moved = scrollTop - before.scrollTop
  const far = Math.abs(moved) > extent.viewport * 3
  const offset = far
    ? (scrollTop / lastScrollTop(extent)) * lastOffset(extent)
    : before.offset + moved
  return { offset: clamp(offset, lastOffset(extent)), scrollTop }
}

/** The standing with the scrolling element put where it belongs, so that the bar tells the truth and no end is met early. */
export function settled({ offset }: Standing, extent: Extent): Standing {
  const at = clamp(offset, lastOffset(extent))
  return { offset: at, scrollTop: scrollTopOf(at, extent) }
}

/** Whether the element has to be put right: at one of its ends while the rows are not at theirs. */
export function isStuck({ offset, scrollTop }: Standing, extent: Extent): boolean {
  if (!isScaled(extent)) return false
  const atEnd = scrollTop >= lastScrollTop(extent) - 1 && offset < lastOffset(extent)
  return atEnd || (scrollTop <= 1 && offset > 0)
}

/** The first row to draw, and the one after the last. */
export interface Drawn {
  readonly first: number
  readonly end: number
}

/**
 * Rows to draw: the first, and the one after the last, with some beyond both edges; as many wherever the list stands, so
 * that each can take the place of another.
 */
export function drawnRows(offset: number, extent: Extent, beyond: number): Drawn {
  const { rowHeight, viewport, total } = extent
  const count = Math.min(total, Math.ceil(viewport / rowHeight) + 1 + 2 * beyond)
  const first = clamp(rowAt(offset, extent) - beyond, total - count)
  return { first, end: first + count }
}

/** The nearest offset from which a row is seen whole. */
export function offsetToSee(index: number, offset: number, extent: Extent): number {
  const row = rowTop(index, extent)
  // The first row of a group is seen with its head.
  const top = extent.heads?.includes(index) ? row - groupHeight : row
  if (top < offset) return clamp(top, lastOffset(extent))
  const bottom = row + extent.rowHeight - extent.viewport
  return bottom > offset ? clamp(bottom, lastOffset(extent)) : offset
}

/** The offset from which a row stands in the middle. */
export const offsetToCentre = (index: number, extent: Extent): number =>
  clamp(rowTop(index, extent) - (extent.viewport - extent.rowHeight) / 2, lastOffset(extent))
