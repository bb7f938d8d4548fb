/** What has another place once one of a list has moved: each with its new place, the first being 1. */
export function placesAfterMove(
  list: readonly { readonly id: string; readonly position: number }[],
  id: string,
  step: number,
): { readonly id: string; readonly position: number }[] {
  const from = list.findIndex((each) => each.id === id)
  const to = from + step
  if (from < 0 || to < 0 || to >= list.length) return []
  const order = list.toSpliced(from, 1).toSpliced(to, 0, list[from]!)
  return order.flatMap(({ id, position }, at) =>
    position === at + 1 ? [] : [{ id, position: at + 1 }],
  )
}
