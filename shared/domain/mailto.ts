/** Characters of an address that every mail program takes, Windows' own limit leaving room for its command. */
export const longestMailto = 1900

/** A letter for whatever mail program the machine has. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly body: string
}

/** The address that opens a mail program with this letter in it; `whole` is false when its body had to stay out. */
export function mailtoOf({ to, subject, body }: Mail): {
  readonly href: string
  readonly whole: boolean
} {
  const head = `mailto:${encodeURIComponent(to).replaceAll('%40', '@')}?subject=${written(subject)}`
  const whole = `${head}&body=${written(body.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n'))}`
  return whole.length <= longestMailto ? { href: whole, whole: true } : { href: head, whole: false }
}

/** Half a surrogate pair, which no address can hold, is left out. */
const written = (text: string) => encodeURIComponent(text.toWellFormed())
