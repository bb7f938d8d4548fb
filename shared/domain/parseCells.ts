/**
 * Cuts the text of a sheet (lines ending in \n) into rows of cells (RFC 4180), and forgives what people's
 * sheets hold: rows of any length, quotes inside a plain cell, text after a closing quote, a quote that is
 * never closed. An empty line is a row with one empty cell. Ends early when `onRow` answers false.
 */
export function parseCells(
  text: string,
  separator: string,
  onRow: (cells: string[]) => boolean,
): void {
  let at = 0
  let row: string[] = []
  let nextSeparator = -1
  let nextLine = -1

  /** Where the plain text that begins at a place ends: at a separator, at the end of the line or of all. */
  const plainEnd = (from: number): number => {
    if (nextSeparator < from) nextSeparator = placeOf(separator, from)
    if (nextLine < from) nextLine = placeOf('\n', from)
    return Math.min(nextSeparator, nextLine)
  }
  const placeOf = (wanted: string, from: number) => {
    const found = text.indexOf(wanted, from)
    return found < 0 ? text.length : found
  }

  while (at < text.length) {
    const quoted = openingQuote(text, at, separator)
    const closing = quoted < 0 ? -1 : closingQuote(text, quoted + 1)
    const end = plainEnd(closing < 0 ? at : closing + 1)
    row.push(
      closing < 0
        ? text.slice(at, end)
        : text.slice(quoted + 1, closing).replaceAll('""', '"') +
            text.slice(closing + 1, end).trim(),
    )
    at = end + 1
    if (text[end] === separator && at < text.length) continue
    if (text[end] === separator) row.push('')
    if (!onRow(row)) return
    row = []
  }
}

/** Place of the quote that a cell begins with, blanks before it aside; -1 for a plain cell. */
function openingQuote(text: string, from: number, separator: string): number {
  let at = from
  while (text[at] === ' ' || (text[at] === '\t' && separator !== '\t')) at++
  return text[at] === '"' ? at : -1
}

/** Place of the quote that closes a cell; -1 when none does. A doubled quote stands for itself. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at
  }
  return -1
}
