import { nextTick } from 'vue'

let handed: { readonly place: string; readonly caret: number } | undefined

/** Whoever writes in a line that goes writes on in the one that takes its place: beside the list, then on the page. */
export function handOn(place: string, caret: number): void {
  const mine = { place, caret }
  handed = mine
  void nextTick(() => {
    if (handed === mine) handed = undefined
  })
}

/** Where the caret stood in the line that this one takes the place of; undefined when nobody was writing there. */
export function takeOver(place: string): number | undefined {
  if (handed?.place !== place) return undefined
  const { caret } = handed
  handed = undefined
  return caret
}
