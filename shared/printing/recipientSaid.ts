import type { AnyValues } from '../entity.ts'
import type { Speaker } from '../fields/kind.ts'
import { honorific, salutationOf } from './honorific.ts'
import { isWestern, postalLines, postcodeDigits } from './postalAddress.ts'
import type { RecipientSource } from './recipient.ts'

/** What is said of who is written to, and where: the last part of a path that begins with `recipient`. */
export function recipientSaid(
  what: string,
  source: RecipientSource,
  speaker: Speaker,
): string | null {
  const { customer, contact, address } = source
  const isPerson = customer?.['kind'] === 'person'
  const whole = isPerson && !contact ? customer : contact
  const person = whole ? honorific(whole, speaker) : null
  const firm = customer && !(isPerson && !contact) ? text(customer['name']) : null
  const inChinese = speaker.locale !== 'en'
  const closed = (line: string | null, closing: string) =>
    line && inChinese ? `${line}　${closing}` : line
  const spaced = whole ? spacedHonorific(whole, speaker) : null
  const where = address ? postalLines(address, speaker.regionName) : []
  const postcode = address && !isWestern(address) ? postcodeDigits(address.postcode) : null
  const personLine = closed(spaced, '收')
  const firmLine = person ? firm : closed(firm, '收')
  switch (what) {
    case 'name':
      return person ?? firm
    case 'firm':
      return firm
    case 'person':
      return person
    case 'firmLine':
      return firmLine
    case 'personLine':
      return personLine
    case 'personHonoured':
      return closed(spaced, '敬启')
    case 'mainLine':
      return personLine ?? firmLine
    case 'address':
      return where.join('\n') || null
    case 'postcode':
      return postcode
    default:
      return inChinese && !(address && isWestern(address))
        ? lines(postcode, ...where, firmLine, personLine)
        : lines(person, firm, ...where, postcode)
  }
}

const text = (value: unknown) => (value ? String(value) : null)
const lines = (...each: readonly (string | null)[]) => each.filter(Boolean).join('\n') || null

/** 顾明澄　女士, with the room between that envelopes have; in English as in letters. */
function spacedHonorific(person: AnyValues, speaker: Speaker): string | null {
  if (speaker.locale === 'en') return honorific(person, speaker)
  const called = salutationOf(person, speaker)
  const name = text(person['name'])
  return name && called ? `${name}　${called}` : name
}
