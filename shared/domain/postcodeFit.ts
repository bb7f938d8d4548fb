import type { Regions } from './regions.ts'

const headsByLines = new WeakMap<Regions, ReadonlyMap<string, ReadonlySet<string>>>()

/** The first two digits of the postcodes in each province, by the first two digits of its code. */
function headsOf(regions: Regions): ReadonlyMap<string, ReadonlySet<string>> {
  const known = headsByLines.get(regions)
  if (known) return known
  const heads = new Map<string, Set<string>>()
  for (const [code, , postcode] of regions.byCode.values()) {
    if (!postcode) continue
    const province = code.slice(0, 2)
    heads.set(province, (heads.get(province) ?? new Set()).add(postcode.slice(0, 2)))
  }
  headsByLines.set(regions, heads)
  return heads
}

/** Whether letters to a province bear a postcode of six digits: those to Taiwan, Hong Kong and Macao do not. */
export const hasPostcodes = (region: string): boolean => !/^(?:71|81|82)/u.test(region)

/** Whether a postcode may stand on a letter to a region: its first two digits are those of the region's province. */
export function postcodeFits(postcode: string, region: string, regions: Regions): boolean {
  return headsOf(regions).get(region.slice(0, 2))?.has(postcode.slice(0, 2)) ?? true
}

/** The postcode that a region has; undefined where none is known. */
export const postcodeOf = (region: string, regions: Regions): string | undefined =>
  regions.byCode.get(region)?.[2] || undefined
