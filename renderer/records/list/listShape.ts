import type { Entity } from '../../../shared/entity.ts'
import { narrowest, widest, widthOf, type Column } from './columns.ts'

/** How somebody has a list: its columns in order, and how many of them stay in sight while the others are scrolled. */
export interface ListShape {
  readonly columns: readonly Column[]
  /** As usual where nobody said. */
  readonly frozen?: number | undefined
  /** Heads stand over rows that have what they are sorted by in common. */
  readonly grouped?: boolean | undefined
}

/** Columns that stay in sight where nobody said: up to the title, if it stands near the front. */
export function frozenIn(entity: Entity, { columns, frozen }: ListShape): number {
  if (frozen !== undefined) return Math.min(frozen, columns.length)
  const title = columns.findIndex(({ field }) => field === entity.title)
  return title <= 1 ? title + 1 : 0
}

/** Keeps everything up to this column in sight; asked of the last one that is, it lets go of all. */
export function freezeTo(entity: Entity, shape: ListShape, field: string): ListShape {
  const wanted = shape.columns.findIndex((column) => column.field === field) + 1
  return { ...shape, frozen: frozenIn(entity, shape) === wanted ? 0 : wanted }
}

/** The list with a column moved to where another stands; what stands among those in sight is one of them. */
export function moveColumn(shape: ListShape, field: string, to: number): ListShape {
  const { columns, frozen, ...rest } = shape
  const from = columns.findIndex((column) => column.field === field)
  const moved = columns[from]
  if (!moved) return shape
  const others = columns.filter((column) => column !== moved)
  const ordered = [...others.slice(0, to), moved, ...others.slice(to)]
  if (frozen === undefined) return { ...rest, columns: ordered }
  const remaining = from < frozen ? frozen - 1 : frozen
  const stays = from < frozen ? to <= remaining : to < remaining
  return { ...rest, columns: ordered, frozen: stays ? remaining + 1 : remaining }
}

/** The list with a column shown that was not. */
export const showColumn = ({ columns, ...shape }: ListShape, field: string): ListShape => ({
  ...shape,
  columns: [...columns, { field }],
})

/** The list without a column. */
export function hideColumn(shape: ListShape, field: string): ListShape {
  const { columns, frozen, ...rest } = shape
  const place = columns.findIndex((column) => column.field === field)
  const kept = columns.filter((column) => column.field !== field)
  if (frozen === undefined) return { ...rest, columns: kept }
  return { ...rest, columns: kept, frozen: place >= 0 && place < frozen ? frozen - 1 : frozen }
}

/** The list with a column of another width, px; without a width it has its usual one. */
export const sizeColumn = (
  { columns, ...shape }: ListShape,
  field: string,
  width: number | undefined,
): ListShape => ({
  ...shape,
  columns: columns.map((column) =>
    column.field === field
      ? {
          field,
          ...(width !== undefined && {
            width: Math.round(Math.max(narrowest, Math.min(width, widest))),
          }),
        }
      : column,
  ),
})

/** The same fields in the same order, whatever their widths, with the same ones in sight, grouped alike. */
export const sameShape = (entity: Entity, a: ListShape, b: ListShape): boolean =>
  a.columns.map(({ field }) => field).join() === b.columns.map(({ field }) => field).join() &&
  frozenIn(entity, a) === frozenIn(entity, b) &&
  (a.grouped ?? false) === (b.grouped ?? false)

/** px that the checkbox and the gutter before it take. */
export const boxWidth = 12 + 28
/** Share of a window that columns in sight may take: the others need room to be scrolled through. */
const mostOfWindow = 0.7

/** px from the left edge at which each column stays, as far as so many do and a window of this width has room. */
export function frozenEdges(
  entity: Entity,
  columns: readonly Column[],
  frozen: number,
  window: number,
): readonly number[] {
  const edges: number[] = []
  let left = boxWidth
  for (const column of columns.slice(0, frozen)) {
    const right = left + widthOf(entity, column)
    if (right > window * mostOfWindow) break
    edges.push(left)
    left = right
  }
  return edges
}
