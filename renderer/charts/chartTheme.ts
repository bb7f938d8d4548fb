import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { Tone } from './chart.ts'

/** The colours and the face that charts are painted with. */
export interface ChartTheme {
  readonly font: string
  readonly text: string
  readonly text2: string
  readonly text3: string
  /** The ground; parts of a stacked bar are held apart by it. */
  readonly ground: string
  readonly base: string
  readonly grid: string
  readonly goal: string
  readonly tones: Readonly<Record<Tone, string>>
}

const variables = {
  text: '--text',
  text2: '--text-2',
  text3: '--text-3',
  ground: '--bg',
  base: '--line-2',
  grid: '--c-grid',
  goal: '--danger',
} as const

const tones = {
  ...{ c1: '--c1', c2: '--c2', c3: '--c3', c4: '--c4', c5: '--c5', c6: '--c6' },
  late: '--c2',
  rest: '--c-track',
} as const satisfies Record<Tone, string>

/** The theme as the page has it now. */
export function readChartTheme(): ChartTheme {
  const style = getComputedStyle(document.documentElement)
  const read = <K extends string>(names: Readonly<Record<K, string>>) =>
    Object.fromEntries(
      Object.entries<string>(names).map(([key, name]) => [
        key,
        style.getPropertyValue(name).trim(),
      ]),
    ) as Record<K, string>
  return {
    ...read(variables),
    font: style.getPropertyValue('--font').trim() || 'sans-serif',
    tones: read(tones),
  }
}

/** The theme, which follows the page's as it changes. */
export function useChartTheme(): Readonly<ShallowRef<ChartTheme>> {
  const theme = shallowRef(readChartTheme())
  const watching = new MutationObserver(() => (theme.value = readChartTheme()))
  watching.observe(document.documentElement, { attributeFilter: ['data-theme', 'lang'] })
  onScopeDispose(() => watching.disconnect())
  return theme
}
