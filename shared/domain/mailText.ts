/** Characters of a message that are looked at, and parts that it is taken apart into. */
const [longest, mostParts] = [200_000, 20]
/** Characters at the end of a head in which an address is looked for. */
const longestAddress = 1000

/** What a message says of itself, and its words. */
export interface MailText {
  /** A head of the message, on one line; undefined where it has none. */
  head(name: string): string | undefined
  /** The address that it came from; empty where it can't be read. */
  readonly from: string
  /** Its plain text; empty where it has none. */
  readonly text: string
}

/** Reads the plain text of a message as it lies on a server; `source` has a character for each byte. */
export function mailText(source: string): MailText {
  const message = source.slice(0, longest).replaceAll('\r\n', '\n')
  const head = (name: string) => headIn(message, name)
  return {
    head,
    from: addressIn(head('From') ?? ''),
    text: textIn(message, 0),
  }
}

/** The address that a head ends with. No more of it is looked at than could be one: whoever writes makes it as long as they like. */
const addressIn = (head: string): string =>
  /([^\s<>"(),;:@]+@[^\s<>"(),;:@]+)>?\s*$/.exec(head.slice(-longestAddress))?.[1]?.toLowerCase() ??
  ''

/** A head of a message or of a part; names are alike in any case. */
function headIn(part: string, name: string): string | undefined {
  const heads = part.split('\n\n', 1)[0]!
  const found = new RegExp(`^${name}:[ \\t]*(.*(?:\\n[ \\t].*)*)`, 'im').exec(heads)?.[1]
  return found && readWords(found.replace(/\n[ \t]+/g, ' ').trim())
}

function textIn(part: string, depth: number): string {
  const at = part.indexOf('\n\n')
  if (at < 0) return ''
  const body = part.slice(at + 2)
  const type = headIn(part, 'Content-Type') ?? 'text/plain'
  const boundary = /boundary="?([^";\s]+)/i.exec(type)?.[1]
  if (/^multipart\//i.test(type) && boundary && depth < 5) {
    const parts = `\n${body}`.split(`\n--${boundary}`).slice(1, mostParts)
    for (const each of parts) {
      const found = textIn(each.replace(/^\n/, ''), depth + 1)
      if (found) return found
    }
    return ''
  }
  if (!/^text\/plain/i.test(type)) return ''
  const encoding = headIn(part, 'Content-Transfer-Encoding')?.toLowerCase()
  return decoded(bytesOf(body, encoding), /charset="?([^";\s]+)/i.exec(type)?.[1])
}

function bytesOf(body: string, encoding: string | undefined): Uint8Array {
  if (encoding === 'base64') return fromBase64(body)
  return fromBinary(encoding === 'quoted-printable' ? unquoted(body.replace(/=\n/g, '')) : body)
}

/** Words in heads that are not ASCII: `=?utf-8?B?6YCA6K6i?=`. */
const readWords = (head: string): string =>
  head
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?([^?\s]+)\?([BQ])\?([^?\s]*)\?=/gi, (_whole, charset, kind, word: string) =>
      decoded(
        kind.toUpperCase() === 'B'
          ? fromBase64(word)
          : fromBinary(unquoted(word.replaceAll('_', ' '))),
        String(charset),
      ),
    )

const unquoted = (text: string): string =>
  text.replace(/=([0-9A-F]{2})/gi, (_sign, hex: string) => String.fromCharCode(parseInt(hex, 16)))

const fromBinary = (text: string): Uint8Array =>
  Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 255)

function fromBase64(text: string): Uint8Array {
  try {
    return fromBinary(atob(text.replace(/[^A-Za-z0-9+/]/g, '')))
  } catch {
    return new Uint8Array()
  }
}

function decoded(bytes: Uint8Array, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}
