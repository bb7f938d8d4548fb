import { findRegion, splitAddress } from './chineseAddress.ts'
import type { Regions } from './regions.ts'
import type { Address } from '../fields/field.ts'
import { oneLine } from '../fields/text.ts'

/** The cells of a row that make up one address; `line` may be the whole of it. */
export interface AddressCells {
  readonly region?: string
  readonly country?: string
  readonly province?: string
  readonly city?: string
  readonly district?: string
  readonly line?: string
  readonly postcode?: string
}

const china =
  /^(?:中国|中国大陆|中华人民共和国|china|p\.?\s?r\.?\s?china|prc|cn|chn|mainland china)$/iu

/**
 * Puts an address together from its parts. In China the region is found by the names of province, city and
 * district or in the line itself; abroad, or where it can't be found, the names stay as they are.
 * Undefined when no part says anything.
 */
export function readAddress(cells: AddressCells, regions: Regions): Address | undefined {
  const said = Object.fromEntries(
    Object.entries(cells).flatMap(([part, text]) => (text?.trim() ? [[part, oneLine(text)]] : [])),
  ) as AddressCells
  if (Object.keys(said).length === 0) return undefined
  const inChina = said.country === undefined || china.test(said.country)
  const chinese = inChina ? chineseAddress(said, regions) : undefined
  return chinese ?? foreignAddress(said)
}

function chineseAddress(said: AddressCells, regions: Regions): Address | undefined {
  const coded = regions.byCode.has(said.region ?? '') ? said.region : undefined
  const whole = splitAddress(said.region && !coded ? said.region : '', regions)
  const named = findRegion(said, regions)
  const split = splitAddress(said.line ?? '', regions, coded ?? named.region ?? whole.region)
  if (!split.region) return undefined
  const unknown = named.unknown.filter((name) => !split.line.startsWith(name))
  return filled({
    region: split.region,
    line: [...unknown, coded ? '' : whole.line, split.line].filter(Boolean).join(''),
    postcode: chinesePostcode(said.postcode ?? split.postcode),
  })
}

function foreignAddress({
  region,
  country,
  province,
  city,
  district,
  line,
  postcode,
}: AddressCells) {
  const names = [district, city, province, region].filter(Boolean)
  return filled({ country, place: [...new Set(names)].join(', '), line, postcode })
}

/** A spreadsheet drops the first zero of 050000. */
function chinesePostcode(text: string | undefined): string | undefined {
  const digits = text?.normalize('NFKC').replace(/\s/gu, '')
  return digits && /^\d{5}$/u.test(digits) ? `0${digits}` : digits
}

function filled(parts: { readonly [P in keyof Address]: Address[P] | undefined }): Address {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value)) as Address
}
