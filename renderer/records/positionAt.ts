/** The position between its new neighbours for a line that goes from one place to another. */
export function positionAt(
  lines: readonly { readonly position: number }[],
  from: number,
  to: number,
): number {
  const others = lines.filter((_, at) => at !== from)
  const before = others[to - 1]?.position
  const after = others[to]?.position
  if (before === undefined) return (after ?? 0) - 1
  return after === undefined ? before + 1 : (before + after) / 2
}
