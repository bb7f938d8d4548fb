import { shallowReactive } from 'vue'
import type { SomeRow } from '../../../shared/entity.ts'
import type { Mark } from '../../../shared/filter.ts'

/** Rows asked for at once. */
export const pageSize = 100
/** Pages kept; those farthest from where somebody looks go first. */
const keptPages = 60

/** What was read of a list so far, page by page. */
export interface Pages {
  /** Rows by number of their page. */
  readonly rows: Map<number, readonly SomeRow[]>
  readonly waiting: Map<number, AbortController>
  /** What rows may be marked with, and what those that are have of it, by their ids. */
  readonly marks: readonly Mark[]
  readonly marked: Map<string, readonly Mark[]>
}

export const noMarks: readonly Mark[] = []
export const noPages = (marks: readonly Mark[] = noMarks): Pages => ({
  rows: shallowReactive(new Map()),
  waiting: new Map(),
  marks,
  marked: new Map(),
})

/** A row of some pages, where it is at hand. */
export const rowIn = (
  pages: ReadonlyMap<number, readonly SomeRow[]>,
  index: number,
): SomeRow | undefined => pages.get(Math.floor(index / pageSize))?.[index % pageSize]

/** Place of a record among the rows at hand; -1 when it is not among them. */
export function placeIn(pages: ReadonlyMap<number, readonly SomeRow[]>, id: string): number {
  for (const [page, rows] of pages) {
    const at = rows.findIndex((each) => each.id === id)
    if (at >= 0) return page * pageSize + at
  }
  return -1
}

/** Rows as they were just read; those that say what they said are the ones that are drawn already. */
export const sameWhereSame = (
  read: readonly SomeRow[],
  drawn: readonly SomeRow[] | undefined,
): readonly SomeRow[] =>
  read.map((row, at) => {
    const before = drawn?.[at]
    return before?.id === row.id && JSON.stringify(before) === JSON.stringify(row) ? before : row
  })

/** Notes what each of these rows is marked with: `marked` has the places of marks by the ids of rows. */
export function noteMarks(
  { marks, marked }: Pages,
  rows: readonly SomeRow[],
  found: Readonly<Record<string, readonly number[]>> | undefined,
): void {
  for (const { id } of rows) {
    const places = found?.[id]
    if (!places) marked.delete(id)
    else
      marked.set(
        id,
        places.flatMap((place) => marks[place] ?? []),
      )
  }
}

/** Forgets the pages that are farthest from this one, once there are too many. */
export function trim({ rows }: Pages, middle: number): void {
  if (rows.size <= keptPages) return
  const farthest = [...rows.keys()].sort((a, b) => Math.abs(b - middle) - Math.abs(a - middle))
  for (const page of farthest.slice(0, rows.size - keptPages)) rows.delete(page)
}
