import places from '../../../resources/sample/places.json' with { type: 'json' }
import { creditCodeCheckDigit } from '../../../shared/domain/creditCode.ts'
import { pinyinSortKey } from '../../../shared/domain/pinyin.ts'
import type { Address } from '../../../shared/fields/field.ts'
import type { Level, SampleMakings } from './sampleOffice.ts'

/** Where a company stands: its address, and the region whose area code it telephones from. */
export interface Place {
  readonly address: Address
  readonly code: string
  readonly town: string
}

const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Latin letters of a name, for mail addresses and web sites. */
export const latin = (name: string) =>
  pinyinSortKey(name)
    .replace(/[^a-z]/gu, '')
    .slice(0, 24) || 'office'

/** An address: as given, or on one of the streets of a region. */
export function place(
  { random, regions }: SampleMakings,
  given: {
    readonly code?: string | undefined
    readonly line?: string | undefined
    readonly abroad?: {
      readonly country?: string
      readonly place?: string
      readonly line?: string
      readonly postcode?: string
    }
  },
): Place {
  const { abroad } = given
  if (abroad?.country) {
    const { country, place, line, postcode } = abroad
    const address = { country, place, line, ...(postcode && { postcode }) } as Address
    return { address, code: '', town: place ?? '' }
  }
  const known = places.places.find(({ code }) => code === given.code)
  const where = known ?? random.pickWeighted(places.places, ({ weight }) => weight)
  const code = given.code ?? where.code
  const building = random
    .pick(places.buildings)
    .replace('{n}', String(random.between(2, 1280)))
    .replace('{b}', String(random.between(1, 18)))
    .replace('{r}', `${random.between(2, 17)}0${random.between(1, 8)}`)
    .replace('{f}', String(random.between(2, 9)))
  const postcode = regions.get(code)?.[2]
  const line = given.line ?? `${random.pick(where.lines)} ${building}`
  return { address: { region: code, line, ...(postcode && { postcode }) }, code, town: where.short }
}

/** A mobile number that looks like one, under a prefix that no operator gives out. */
export function mobile({ random }: SampleMakings): string {
  return `${random.pick(places.mobilePrefixes)}${String(random.between(0, 99_999_999)).padStart(8, '0')}`
}

/** A telephone number with the area code of a region; its 5550 stands in no directory. */
export function landline({ random, regions }: SampleMakings, code: string): string {
  const areaCode = regions.get(code)?.[3] || '0574'
  return `${areaCode}-5550${String(random.between(0, 9999)).padStart(4, '0')}`
}

/** What an invoice to a company needs. The codes have the right check digit; MA0 is given out in other provinces. */
export function invoiceDetails(makings: SampleMakings, name: string, where: Place) {
  const { random, regions } = makings
  const serial = Array.from({ length: 6 }, () => random.pick([...letters])).join('')
  const body = `91${where.code || '330200'}MA0${serial}`
  const account = Array.from({ length: 3 }, () => String(random.between(0, 9999)).padStart(4, '0'))
  return {
    invoiceTitle: name,
    taxNumber: body + creditCodeCheckDigit(body),
    bank: `${random.pick(places.banks)}${where.town}${random.pick(['支行', '城南支行', '开发区支行', '高新支行'])}`,
    bankAccount: ['3901', ...account, String(random.between(0, 999)).padStart(3, '0')].join(' '),
    registeredAddress: `${regions.get(where.code)?.[1] ?? ''}${where.address.line ?? ''}`,
    foundedOn: `${random.between(1994, 2023)}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`,
    employees: random.pick([6, 8, 12, 15, 18, 25, 30, 38, 45, 60, 80, 120, 180, 260, 400]),
  }
}

/** How a company pays, and what it thinks of us. */
export function termsOf({ random }: SampleMakings, level: Level) {
  const monthly = level === 'A' || (level === 'B' && random.chance(0.6))
  return {
    paymentMethod: monthly
      ? 'monthly'
      : random.pick(['transfer', 'transfer', 'wechat', 'alipay', 'cash', 'acceptance']),
    ...(monthly && {
      creditDays: random.pick([30, 30, 30, 45, 60]),
      creditLimit: random.pick([20_000, 30_000, 50_000, 80_000, 150_000]) * 100,
    }),
    credit: random.pickWeighted(
      ['excellent', 'good', 'fair', 'poor'],
      (each) => ({ excellent: 3, good: 7, fair: 4, poor: 1 })[each]!,
    ),
    ...(random.chance(0.6) && {
      satisfaction: random.pickWeighted(
        ['verySatisfied', 'satisfied', 'neutral', 'dissatisfied'],
        (each) => ({ verySatisfied: 4, satisfied: 8, neutral: 3, dissatisfied: 1 })[each]!,
      ),
    }),
  }
}

const two = (part: number) => String(part).padStart(2, '0')
