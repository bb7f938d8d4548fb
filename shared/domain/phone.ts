import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

export type Phone = {
  /**
   * Digits in national form (foreign ones with + and country code); '' when the text holds none.
   */
  key: string
  /** Digits of the extension, '' without one. */
  extension: string
  kind: 'mobile' | 'landline' | 'service' | 'foreign' | 'other'
  /** False when the text says more than one number, such as a name or a second number. */
  alone: boolean
}

const longestRead = 100
const separators = '\\s().·*_~‐‑‒–—−-'
const numberRun = new RegExp(String.raw`[+(]?[\d+][\d${separators}]*`, 'gu')
const extensionMark = /(?:转|轉|分机|分機|extension|ext|x|#|,)[.:=\s]*(\d{1,6})(?!\d)/iu
const firstOfTwoMobiles = /^\s*1[3-9]\d{9}(?=\s+\d{7})/u
const northAmerican = /^1[-.\s]\(?[2-9]\d{2}\)?[-.\s]\d{3}[-.\s]\d{4}$/u
const bareDigits = /^\+?\d+$/u
const dashedExtension = /^(.*\d)\s*[-–—]\s*(\d{1,6})$/u

/**
 * What a typed telephone number is: Chinese numbers by the national numbering plan, others by
 * libphonenumber. Never refuses: unknown shapes keep their digits.
 */
export function parsePhone(text: string): Phone {
  const plain = text
    .slice(0, longestRead)
    .normalize('NFKC')
    .replace(/^\s*tel:/iu, '')
  const runs = plain.match(numberRun) ?? []
  const longest = runs.find((part) => digitsOf(part).length >= 5) ?? runs[0] ?? ''
  const run = firstOfTwoMobiles.exec(longest)?.[0] ?? longest
  if (!/\d/u.test(run)) return { key: '', extension: '', kind: 'other', alone: false }

  const start = plain.indexOf(run)
  const rest = plain.slice(start + run.length)
  const marked = extensionMark.exec(rest)
  const spoken = marked && /^[\s;]*$/u.test(rest.slice(0, marked.index)) ? marked : undefined
  const end = start + run.length + (spoken ? spoken.index + spoken[0].length : 0)
  const alone = text.length <= longestRead && plain.slice(start, end).trim() === plain.trim()

  const whole = recognise(run)
  if (whole.kind === 'other' && !spoken) {
    const dashed = dashedExtension.exec(run.trim())
    const front = dashed && recognise(dashed[1]!)
    if (front && (front.kind !== 'other' || /^[2-8]\d{6,7}$/u.test(front.key))) {
      return { ...front, extension: dashed[2]!, alone }
    }
  }
  return { ...whole, extension: spoken?.[1] ?? '', alone }
}

/**
 * Normal form of a number for comparing and finding: digits without separators, extension and +86,
 * area code with its 0; foreign ones as +country and number.
 */
export function phoneKey(text: string): string {
  return parsePhone(text).key
}

/** Whether the text is a mobile number of mainland China. */
export function isMobile(text: string): boolean {
  return parsePhone(text).kind === 'mobile'
}

/**
 * A number typed as bare digits, as people write it (138 0013 8000, 0574-87654321, 400-820-8820,
 * +44 20 7946 0018); one that somebody grouped, or that is no plain number, is shown as typed.
 */
export function formatPhone(text: string): string {
  if (!bareDigits.test(text.normalize('NFKC').trim())) return text.trim()
  const { key, kind, alone } = parsePhone(text)
  if (!alone || kind === 'other') return text.trim()
  if (kind !== 'foreign') return chineseGroups(key, kind)
  const shown = parsePhoneNumberFromString(key)
  return shown?.isPossible() ? shown.formatInternational() : text.trim()
}

function chineseGroups(key: string, kind: Phone['kind']): string {
  if (kind === 'mobile') return key.replace(/^(\d{3})(\d{4})/u, '$1 $2 ')
  if (kind === 'service') return key.replace(/^(\d{3})(\d{3})/u, '$1-$2-')
  return key.replace(/^(010|02\d|0\d{3})/u, '$1-')
}

function recognise(run: string): Pick<Phone, 'key' | 'kind'> {
  const digits = digitsOf(run)
  const shape = run.trim()
  const abroad =
    (/^\(?\+/u.test(shape) && !digits.startsWith('86')) ||
    /^00(?!86)[1-9]/u.test(digits) ||
    northAmerican.test(shape)
  const chinese = abroad ? undefined : recogniseChinese(digits)
  if (chinese) return chinese

  if (abroad && digits.length >= 7) {
    const dialled = '+' + digits.replace(/^00/u, '')
    return { key: parsePhoneNumberFromString(dialled)?.number ?? dialled, kind: 'foreign' }
  }
  // A spreadsheet drops the first 0 of 0574…: eleven digits that are no mobile number are a landline.
  const key = /^[3-9]\d{2}[2-8]\d{7}$/u.test(digits) ? `0${digits}` : digits
  return { key, kind: 'other' }
}

function recogniseChinese(digits: string): Pick<Phone, 'key' | 'kind'> | undefined {
  const fromAbroad = /^(?:00)?86(\d{10,12})$/u.exec(digits)?.[1]
  const number = fromAbroad ?? digits
  const mobile = /^0?(1[3-9]\d{9})$/u.exec(number)
  if (mobile) return { key: mobile[1]!, kind: 'mobile' }
  const landline = (fromAbroad ? /^0?(\d+)$/u : /^0(\d+)$/u).exec(number)?.[1]
  if (landline && /^(?:(?:10|2\d)[2-8]\d{7}|[3-9]\d{2}[2-8]\d{6,7})$/u.test(landline)) {
    return { key: `0${landline}`, kind: 'landline' }
  }
  if (/^[48]00\d{7}$/u.test(number)) return { key: number, kind: 'service' }
  return undefined
}

function digitsOf(text: string): string {
  return text.replace(/\D/gu, '')
}
