import { gatewayRequest, isTaken } from '../../../shared/domain/gatewayRequest.ts'
import { signedSms } from '../../../shared/domain/smsLength.ts'
import type { Entities } from '../../../shared/entities/registry.ts'
import type { RowOf } from '../../../shared/entity.ts'
import type { MailTrouble } from './mailTrouble.ts'

/** Milliseconds that a gateway is waited for. */
const patience = 15_000

/** Sends text messages as a gateway's record says. */
export interface Gateway {
  send(phone: string, text: string): Promise<MailTrouble | null>
}

/** Makes a line to a gateway. */
export function createGateway(
  row: RowOf<Entities['smsGateway']>,
  secret: string | undefined,
): Gateway {
  const trouble = (of: MailTrouble['of'], key: string, said = ''): MailTrouble => ({
    of,
    key,
    said: spellings(secret)
      .reduce((text, spelling) => text.replaceAll(spelling, '…'), said)
      .replace(/\s+/g, ' ')
      .slice(0, 200),
  })
  return {
    send: async (phone, text) => {
      const values = { ...signedApart(row, text), phone, secret: secret ?? '' }
      const { url, ...request } = gatewayRequest(row, values)
      try {
        const signal = AbortSignal.timeout(patience)
        const answer = await fetch(url, { ...request, redirect: 'manual', signal })
        const told = await beginningOf(answer)
        if (isTaken(answer.status, told, row)) return null
        return troubleWith(answer, (of, key) => trouble(of, key, told))
      } catch (error) {
        // What could not even be reached took nothing; of all else nobody knows.
        return wasNeverReached(error)
          ? trouble('account', 'gatewayUnreachable')
          : trouble('unsure', 'mailCut')
      }
    },
  }
}

/** A signed text as a request holds it: where that names the signature itself, the text goes without. */
export function signedApart(
  { url, headers, body, signature }: RowOf<Entities['smsGateway']>,
  text: string,
): { readonly text: string; readonly signature: string } {
  const names = [url, headers, body].some((form) => form?.includes('{signature}'))
  const said = names ? text.slice(signedSms('', signature).length) : text
  return { text: said, signature: signature ?? '' }
}

/** What an answer means that is no yes. */
function troubleWith(
  { status, headers }: Response,
  trouble: (of: MailTrouble['of'], key: string) => MailTrouble,
): MailTrouble {
  const seconds = secondsIn(headers.get('retry-after'))
  // 503 with a time says that it was not even looked at.
  if (status === 429 || (status === 503 && seconds !== undefined)) {
    return { ...trouble('busy', 'gatewayBusy'), seconds }
  }
  // What breaks there, or behind it, may have taken the message before.
  if (status >= 500) return { ...trouble('unsure', 'gatewayDown'), stops: true }
  return accountStatuses.has(status)
    ? trouble('account', 'gatewayDenied')
    : trouble('message', 'gatewayRefused')
}

/** Statuses that say nothing of the message: no right, nothing there, or somewhere else. */
const accountStatuses = new Set([301, 302, 303, 307, 308, 401, 404, 405, 407])

/** Seconds to wait, which a server tells, or as a moment. */
function secondsIn(told: string | null): number | undefined {
  if (!told) return undefined
  const seconds = /^\d+$/.test(told.trim())
    ? Number(told)
    : Math.ceil((Date.parse(told) - Date.now()) / 1000)
  return Number.isFinite(seconds) ? Math.max(seconds, 1) : undefined
}

/** How an answer may repeat a secret. */
const spellings = (secret: string | undefined): string[] =>
  secret
    ? [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)].filter(Boolean)
    : []

const neverReached = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_INVALID_URL',
])
const wasNeverReached = (error: unknown): boolean => {
  // What takes too long is told otherwise.
  if (!(error instanceof TypeError)) return false
  const { code } = (error.cause ?? {}) as { readonly code?: string }
  // Without a code the request itself was none: a port that is never asked, a header that is no text of HTTP.
  return (
    code === undefined ||
    neverReached.has(code) ||
    /^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|UND_ERR_CONNECT)/.test(code)
  )
}

/** What a server answered, as far as it is read. */
export async function beginningOf(answer: Response, longest = 64 * 1024): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body ?? []) {
    parts.push(part)
    size += part.length
    if (size >= longest) break
  }
  return Buffer.concat(parts).subarray(0, longest).toString('utf8')
}
