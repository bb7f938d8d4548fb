/** A bar that was typed in a cell of a table: before it stands U+2063, which nobody types and nobody sees. */
const typedBar = '\u2063|'

/** A bar between cells. */
export const betweenCells = /(?<!\u2063)\|/

/** Words as a cell keeps them, and as they were typed. */
export const withTypedBars = (words: string): string => words.replaceAll('|', typedBar)
export const asTyped = (cell: string): string => cell.replaceAll(typedBar, '|')
