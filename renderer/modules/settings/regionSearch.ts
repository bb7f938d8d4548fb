import type { RegionLine } from '../../../shared/api/office.ts'
import { parentRegion, regionsOf } from '../../../shared/domain/regions.ts'

/** Which part of the list of regions somebody looks at. */
export interface RegionQuestion {
  /** Part of a name, or the beginning of a division code, postcode or area code. */
  readonly typed: string
  /** Code of the region whose parts are shown while nothing is typed; empty for the provinces. */
  readonly inside: string
}

/** The regions that answer, in the order of their codes. */
export function findRegions(
  regions: readonly RegionLine[],
  { typed, inside }: RegionQuestion,
): RegionLine[] {
  const wanted = typed.trim()
  if (!wanted) {
    const known = regionsOf(regions)
    return regions.filter(([code]) => (parentRegion(code, known) ?? '') === inside)
  }
  if (/^\d+$/.test(wanted)) {
    return regions.filter((region) =>
      [region[0], region[2], region[3]].some((number) => number.startsWith(wanted)),
    )
  }
  return regions.filter(([, name]) => name.includes(wanted))
}
