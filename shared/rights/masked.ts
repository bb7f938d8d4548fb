import type { FieldKind } from '../fields/field.ts'

/** Kinds of which a part can be shown; of all others a mask shows nothing. */
export const maskedKinds: readonly FieldKind[] = ['phone', 'email', 'text', 'link']

const stars = '****'

/** What a masked field shows: enough to recognise it by, and not how long it is. */
export function masked(kind: FieldKind, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  const text = String(value)
  if (kind === 'phone') return maskedPhone(text)
  if (kind === 'email') return maskedEmail(text)
  return kind === 'text' ? `${firstOf(text)}${stars}` : stars
}

/** 138****5678; of shorter numbers less. */
function maskedPhone(text: string): string {
  const digits = text
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '')
  if (digits.length >= 11) return `${digits.slice(0, 3)}${stars}${digits.slice(-4)}`
  return digits.length >= 7 ? `${stars}${digits.slice(-2)}` : stars
}

function maskedEmail(text: string): string {
  const at = text.lastIndexOf('@')
  return at > 0 ? `${firstOf(text.slice(0, at))}${stars}${text.slice(at)}` : stars
}

/** The first letter, where it is not all there is. */
const firstOf = (text: string): string => {
  const [first = '', ...more] = Array.from(text.trim())
  return more.length > 0 ? first : ''
}
