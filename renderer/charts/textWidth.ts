/** Roughly how wide a text of 12 px is, px: Chinese characters are as wide as high, Latin letters about half that. */
export function widthOfText(text: string): number {
  let width = 0
  for (const letter of text) width += letter > '\u2e7f' ? 12 : latinWidth(letter)
  return width
}

const latinWidth = (letter: string) =>
  /[MWmw@%]/.test(letter) ? 10 : /[fijlrtI .,:;'()|]/.test(letter) ? 4 : 6.8

/** A label in at most so many lines of a width in px; what does not fit ends in an ellipsis. */
export function fitLabel(label: string, width: number, lines = 2): string {
  if (widthOfText(label) <= width) return label
  const rows: string[] = []
  let rest = label
  while (rest && rows.length < lines) {
    const last = rows.length === lines - 1
    const row = last ? cut(rest, width) : rowOf(rest, width)
    rows.push(row.trimEnd())
    rest = last ? '' : rest.slice(row.length).trimStart()
  }
  return rows.join('\n')
}

/** As much as stands in one line, ending at a word where there are words. */
function rowOf(text: string, width: number): string {
  if (widthOfText(text) <= width) return text
  const row = begin(text, width)
  const space = row.lastIndexOf(' ')
  return space > 0 && text[row.length] !== ' ' ? row.slice(0, space) : row
}

const cut = (text: string, width: number) =>
  widthOfText(text) <= width ? text : `${begin(text, width - 10).trimEnd()}…`

function begin(text: string, width: number): string {
  let row = ''
  for (const letter of text) {
    if (row && widthOfText(row + letter) > width) return row
    row += letter
  }
  return row
}
