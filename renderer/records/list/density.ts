import { computed } from 'vue'
import { isPhone } from '../../frame/screen.ts'
import { remembered } from '../../remembered.ts'

/** How close rows stand. */
export const densities = ['compact', 'normal', 'roomy'] as const
export type Density = (typeof densities)[number]

/** As somebody last chose it on this device, for every list. */
export const density = remembered<Density>('laike.density', 'normal', (value) =>
  densities.some((each) => each === value),
)

const heights: Readonly<Record<Density, number>> = { compact: 28, normal: 32, roomy: 40 }
/** A row of two lines, as a phone shows it. */
const phoneHeights: Readonly<Record<Density, number>> = { compact: 52, normal: 64, roomy: 76 }

/** Height of a row, px. */
export const rowHeight = computed(() => (isPhone.value ? phoneHeights : heights)[density.value])
