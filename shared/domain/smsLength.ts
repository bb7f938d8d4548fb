/** Characters of the alphabet in which a message holds 160. */
const gsm =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
/** Of these each counts as two. */
const gsmTwice = '^{}\\[~]|€\f'

/** How long a text message is, and how many it is sent and paid as. */
export interface SmsLength {
  readonly characters: number
  readonly messages: number
  /** Characters that each of so many holds. */
  readonly each: number
}

/** Counts a text message as networks do: 160 of the plain alphabet or 70 of any other, a little less where it takes several. */
export function smsLength(text: string): SmsLength {
  const isGsm = [...text].every((sign) => gsm.includes(sign) || gsmTwice.includes(sign))
  const characters = isGsm
    ? [...text].reduce((sum, sign) => sum + (gsmTwice.includes(sign) ? 2 : 1), 0)
    : text.length
  const [one, several] = isGsm ? [160, 153] : [70, 67]
  const messages = characters <= one ? 1 : Math.ceil(characters / several)
  return { characters, messages, each: messages === 1 ? one : several }
}

/** A text with who writes before it, as Chinese networks want it. */
export const signedSms = (text: string, signature: string | null): string =>
  signature ? `【${signature}】${text}` : text

/** A number that takes text messages, without what belongs to none; null for any other: a mobile one in China, or one of abroad. */
export function smsNumber(phone: string | null | undefined): string | null {
  const digits = (phone ?? '').replace(/[^\d+]/g, '').replace(/^(?:\+|00)86(?=1)/, '')
  if (/^1[3-9]\d{9}$/.test(digits)) return digits
  return /^\+(?!86)\d{8,15}$/.test(digits) ? digits : null
}
