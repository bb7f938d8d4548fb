/** Place of a row, from 0, by its number as somebody typed it, in full width and with commas too; undefined for none. */
export function placeTyped(typed: string, total: number): number | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s,'’]|\.(?=\d{3}(?!\d))/g, '')
  if (!/^\d+$/.test(digits) || Number(digits) < 1) return undefined
  return Math.min(Number(digits), total) - 1
}
