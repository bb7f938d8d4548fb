/** Says a value as the switches of a field of Word ask; what they ask of what is no number or day is left. */
export function wordFormat(
  value: string,
  /** The value as it is kept: a day as `2026-11-26`, an instant in milliseconds. */
  code: string | null,
  switches: readonly string[],
): string {
  return switches.reduce((said, each) => {
    const [kind, asked] = [each[0], each.slice(1)]
    if (kind === '@') return dayAs(asked, code) ?? said
    if (kind === '#') return numberAs(asked, said) ?? said
    if (kind === '*') return lettersAs(asked.toLowerCase(), said)
    if (kind === 'b') return asked + said
    return kind === 'f' ? said + asked : said
  }, value)
}

function lettersAs(asked: string, said: string): string {
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
  if (asked === 'upper') return said.toUpperCase()
  if (asked === 'lower') return said.toLowerCase()
  if (asked === 'firstcap') return capital(said)
  return asked === 'caps' ? said.replace(/\S+/g, capital) : said
}

/** Digits that are written before and after a point at the most. */
const mostDigits = 20

/** `#,##0.00`, with whatever stands around it. */
function numberAs(picture: string, said: string): string | undefined {
  const number = Number(said.replace(/[^\d.-]/g, ''))
  const [whole = ''] = /[#0,]*[#0](?:\.[#0]+)?/.exec(picture) ?? []
  if (!whole || !/\d/.test(said) || Number.isNaN(number)) return undefined
  const [digits, places] = [whole.split('.')[0]!, (whole.split('.')[1] ?? '').slice(0, mostDigits)]
  const written = new Intl.NumberFormat('en', {
    useGrouping: whole.includes(','),
    minimumFractionDigits: places.replaceAll('#', '').length,
    maximumFractionDigits: places.length,
    minimumIntegerDigits: Math.max(1, digits.replace(/[^0]/g, '').slice(0, mostDigits).length),
  }).format(number)
  return picture.split(whole).join(written).replace(/['"]/g, '')
}

const parts = /'[^']*'|y+|M+|d+|H+|h+|m+|am\/pm/gi

function dayAs(picture: string, code: string | null): string | undefined {
  const isDay = code !== null && /^\d{4}-\d\d-\d\d$/.test(code)
  const at = code === null ? undefined : new Date(isDay ? `${code}T00:00:00` : Number(code))
  if (!at || Number.isNaN(at.getTime())) return undefined
  const two = (part: number) => String(part).padStart(2, '0')
  const named = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en', options).format(at)
  const plain = (length: number, part: number) => (length > 1 ? two(part) : String(part))
  return picture.replace(parts, (part) => {
    const { length } = part
    const [kind] = part
    if (kind === "'") return part.slice(1, -1)
    if (part.toLowerCase() === 'am/pm') return at.getHours() < 12 ? 'AM' : 'PM'
    if (kind === 'y' || kind === 'Y') {
      return length > 2 ? String(at.getFullYear()) : two(at.getFullYear() % 100)
    }
    if (kind === 'M') {
      if (length > 2) return named({ month: length > 3 ? 'long' : 'short' })
      return plain(length, at.getMonth() + 1)
    }
    if (kind === 'd' || kind === 'D') {
      if (length > 2) return named({ weekday: length > 3 ? 'long' : 'short' })
      return plain(length, at.getDate())
    }
    if (kind === 'H') return plain(length, at.getHours())
    return kind === 'h' ? plain(length, at.getHours() % 12 || 12) : plain(length, at.getMinutes())
  })
}
