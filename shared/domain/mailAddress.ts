import { splitAddress } from './chineseAddress.ts'
import { fold } from './fold.ts'
import { postcodeOf } from './postcodeFit.ts'
import { regionName, type Regions } from './regions.ts'
import type { Address } from '../fields/field.ts'

/** An address as one line, without its postcode; empty for none. */
export function addressText(address: Address | null, regions: Regions): string {
  if (!address) return ''
  const { region, country, place, line } = address
  return region
    ? [regionName(region, regions), line].filter(Boolean).join(' ')
    : [line, place, country].filter(Boolean).join(', ')
}

/** An address with the region that stands in its line: whoever types it whole need not choose it as well. */
export function regionRead(address: Address, regions: Regions): Address {
  const { region, country, place, line } = address
  if (region || country || place || !line) return address
  const split = splitAddress(line, regions)
  if (!split.region) return address
  return { ...address, region: split.region, line: split.line }
}

/** The postcode that an address should bear: the one typed into its line, else that of its region. */
export function postcodeFor(address: Address, regions: Regions): string | undefined {
  const typed = address.line && splitAddress(address.line, regions).postcode
  const { region } = regionRead(address, regions)
  return typed || (region && postcodeOf(region, regions))
}

const municipality = /^(?:11|12|31|50)/u

/**
 * The key under which two spellings of one postal address meet: width, case, spaces and punctuation do not count, nor
 * do names of regions said again in the line, nor how exactly the district is known. Empty for what names no house.
 */
export function addressKey(address: Address | null, regions: Regions): string {
  if (!address) return ''
  const { region, country, place, line = '' } = regionRead(address, regions)
  const split = region ? splitAddress(line, regions, region) : { line, region }
  const house = fold(split.line).replaceAll(' ', '')
  if (!house) return ''
  const code = split.region ?? ''
  const where = code
    ? code.slice(0, municipality.test(code) ? 2 : 4)
    : fold([place, country].filter(Boolean).join(' '))
  return `${where} ${house}`
}
