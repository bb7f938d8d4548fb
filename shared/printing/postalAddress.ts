import type { Address } from '../fields/field.ts'
import { countryCalled } from './countries.ts'

const home = /^(?:中国|中华人民共和国|中国大陆|china|p\.?\s*r\.?\s*china|cn)$/iu
const chinese = /\p{Script=Han}/u

/** Whether an address lies in another country. */
export const isAbroad = ({ country, region }: Address): boolean =>
  !region && !!country && !home.test(country.trim())

/** Whether an address runs from the smallest part to the largest, as those abroad and those in Latin letters do. */
export const isWestern = (address: Address): boolean => {
  const { region, line = '', place = '' } = address
  return isAbroad(address) || (!region && line + place !== '' && !chinese.test(line + place))
}

/**
 * An address as it stands on an envelope, line by line. In Chinese: one line from the province down, without its postcode,
 * which has boxes of its own. Otherwise in the order of its country, whose name comes last in capitals.
 */
export function postalLines(
  address: Address,
  regionName: (code: string) => string,
): readonly string[] {
  const { region, country = '', place, line, postcode } = address
  if (!isWestern(address)) {
    const whole = [region ? regionName(region) : place, line].filter(Boolean).join('')
    return whole ? [whole] : []
  }
  const known = countryCalled(country)
  const end =
    known?.order === 'postcodePlace'
      ? [joined(postcode, place)]
      : known?.order === 'placeThenPostcode'
        ? [place, postcode]
        : [joined(place, postcode)]
  const last = isAbroad(address) ? (known?.name ?? country).toUpperCase() : undefined
  return [line, ...end, last].filter((each): each is string => !!each)
}

const joined = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' ')

/** The six digits of a postcode at home, full-width ones too; null for what is none. */
export function postcodeDigits(postcode: string | undefined): string | null {
  const digits = postcode?.normalize('NFKC').replace(/\s/g, '') ?? ''
  return /^\d{6}$/.test(digits) ? digits : null
}
