/** A notice that a message was not delivered. */
export interface DeliveryReport {
  /** Id of the message that came back, in angle brackets. */
  readonly messageId: string
  /** The address that it could not be delivered to, and the one that it was sent to, where the notice names both. */
  readonly recipients: readonly string[]
  /** It never will be: status 5.x.x, as RFC 3463 has it. */
  readonly isFinal: boolean
  /** What the server there said, on one line. */
  readonly said: string
}

/** Characters of a message that are looked at, parts that it is taken apart into, and of what was said. */
const [longest, mostParts, enough] = [200_000, 20, 200]

/** Reads a notice as RFC 3464 has it; null for any other message, and for one that names none of ours. */
export function deliveryReport(source: string): DeliveryReport | null {
  const message = source.slice(0, longest).replaceAll('\r\n', '\n')
  const head = headOf(message)
  const type = fieldIn(head, 'Content-Type') ?? ''
  if (!/multipart\/report/i.test(type) || !/report-type="?delivery-status/i.test(type)) return null
  const boundary = /boundary="?([^";\s]+)/i.exec(type)?.[1]
  if (!boundary) return null
  const parts = message.split(`\n--${boundary}`).slice(1, mostParts)
  const partOf = (kind: RegExp) =>
    parts.find((part) => kind.test(fieldIn(headOf(part.trimStart()), 'Content-Type') ?? ''))
  const status = asRead(partOf(/message\/(global-)?delivery-status/i) ?? '')
  const original = partOf(/message\/(rfc822|global)|text\/rfc822-headers/i)
  const messageId = original && /<[^<>\s]+>/.exec(fieldIn(original, 'Message-ID') ?? '')?.[0]
  if (!status || !messageId) return null
  // The first group tells of the message, each further one of a recipient.
  const failed = status
    .split(/\n\s*\n/)
    .find((group) => fieldIn(group, 'Action')?.toLowerCase() === 'failed')
  if (!failed) return null
  const recipients = ['Original-Recipient', 'Final-Recipient'].flatMap(
    (name) => after(fieldIn(failed, name)) || [],
  )
  if (recipients.length === 0) return null
  return {
    messageId,
    recipients,
    isFinal: (fieldIn(failed, 'Status') ?? '').startsWith('5'),
    said: (after(fieldIn(failed, 'Diagnostic-Code')) ?? '').slice(0, enough),
  }
}

const headOf = (part: string) => part.split('\n\n', 1)[0]!

/** A header's value on one line; names are alike in any case. */
function fieldIn(text: string, name: string): string | undefined {
  const found = new RegExp(`^${name}:[ \\t]*(.*(?:\\n[ \\t].*)*)`, 'im').exec(text)
  return found?.[1]?.replace(/\s+/g, ' ').trim()
}

/** What came with a character for each byte, as people read it. */
const asRead = (bytes: string) =>
  new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)))

/** What comes behind the kind of an address or a code: `rfc822; somebody@example.com`. */
const after = (value: string | undefined) => value?.slice(value.indexOf(';') + 1).trim()
