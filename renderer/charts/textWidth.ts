/** Roughly how wide a text of 12 px is, px: Chinese characters are as wide as high, Latin letters about half that. */
export function widthOfText(text: string): number {
  let width = 0
  for (const letter of text) width += letter > '\u2e7f' ? 12 : latinWidth(letter)
  return width
}

const latinWidth = (letter: string) =>
  /[MWmw@%]/.test(letter) ? 10 : /[fijlrtI .,:;'()|]/.test(letter) ? 4 : 6.8

/** A label in at most so many lines of a width in px, about as long as each other; what does not fit ends in an ellipsis. */
export function fitLabel(label: string, width: number, lines = 2): string {
  const whole = widthOfText(label)
  if (whole <= width) return label
  for (let narrow = Math.ceil(whole / lines); narrow < width; narrow += 2) {
    const rows = rowsOf(label, narrow, lines)
    if (!rows.some((row) => row.endsWith('…'))) return rows.join('\n')
  }
  return rowsOf(label, width, lines).join('\n')
}

function rowsOf(label: string, width: number, lines: number): string[] {
  const rows: string[] = []
  let rest = label
  while (rest && rows.length < lines) {
    const last = rows.length === lines - 1
    const { row, used } = last ? { row: cut(rest, width), used: rest.length } : rowOf(rest, width)
    rows.push(row.trimEnd())
    rest = rest.slice(used).trimStart()
  }
  return rows
}

const latin = /[A-Za-z]/

/** As much as stands in one line, and how much of the text that is; words are not torn, but cut where one alone is too long. */
function rowOf(text: string, width: number): { readonly row: string; readonly used: number } {
  const row = begin(text, width)
  const tears = latin.test(row.at(-1) ?? '') && latin.test(text[row.length] ?? '')
  if (!tears) return { row, used: row.length }
  const space = row.lastIndexOf(' ')
  if (space > 0) return { row: row.slice(0, space), used: space }
  const word = text.split(' ', 1)[0]!
  return { row: cut(word, width), used: word.length }
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
