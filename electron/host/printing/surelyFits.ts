import type { LayoutItem } from '../../../shared/printing/layout.ts'

type TextItem = Extract<LayoutItem, { type: 'text' }>

const pointsOf = (mm: number) => (mm * 72) / 25.4

/**
 * Whether words fit their box in any font, line by line and at their full size: then nobody needs to measure them, which
 * takes longer than setting them. Letters are taken for as wide as they may be anywhere; rare ones are never sure.
 */
export function surelyFits(item: TextItem, words: string): boolean {
  const lines = words.split('\n')
  const height = item.size * (1 + (lines.length - 1) * item.leading)
  if (height > pointsOf(item.h)) return false
  const ems = pointsOf(item.w) / item.size
  return lines.every((line) => widestOf(line) <= ems)
}

/** Width of a line at the most, in ems. */
function widestOf(line: string): number {
  let ems = 0
  for (const letter of line) {
    if (/[a-ln-vxyz0-9 .,:;'()/-]/.test(letter)) ems += 0.72
    else if (/[!-~\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]/.test(letter)) ems += 1
    else return Infinity
  }
  return ems
}
