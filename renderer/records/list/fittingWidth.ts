import { narrowest, widest } from './columns.ts'

/** Width at which nothing of a column that is on the screen is cut off, its head included, px; columns count from 0. */
export function fittingWidth(list: HTMLElement, column: number): number {
  const cells = [...list.querySelectorAll<HTMLElement>(`[aria-colindex="${column + 2}"]`)]
  // Cells as wide as what they hold, all at once, so that they are laid out once.
  for (const cell of cells) cell.classList.add('measured')
  const widths = cells.map((cell) => cell.getBoundingClientRect().width)
  for (const cell of cells) cell.classList.remove('measured')
  return Math.max(narrowest, Math.min(Math.ceil(Math.max(0, ...widths)), widest))
}
