const units: Readonly<Record<string, number>> = {
  pt: 1,
  pc: 12,
  pi: 12,
  in: 72,
  cm: 72 / 2.54,
  mm: 72 / 25.4,
}

/** A measure of Word's in points: with its unit, or a number of which so many make a point. Undefined for what is none. */
export function wordMeasure(said: string | undefined, perPoint = 20): number | undefined {
  const [, number, unit] = /^(-?\d+(?:\.\d+)?)(pt|pc|pi|in|cm|mm)?$/.exec(said?.trim() ?? '') ?? []
  return number === undefined ? undefined : Number(number) * (unit ? units[unit]! : 1 / perPoint)
}
