import { gatewayRequest, isTaken } from '../../../shared/domain/gatewayRequest.ts'
import { signedSms } from '../../../shared/domain/smsLength.ts'
import type { Entities } from '../../../shared/entities/registry.ts'
import type { RowOf } from '../../../shared/entity.ts'
import type { MailTrouble } from './mailTrouble.ts'

/** Milliseconds that a gateway is waited for, and bytes of its answer that are read. */
const patience = 15_000
const longest = 64 * 1024

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
    said: (secret ? said.replaceAll(secret, '…') : said).replace(/\s+/g, ' ').slice(0, 200),
  })
  /** Where the request names the signature itself, the text goes without. */
  const names = [row.url, row.headers, row.body].some((form) => form?.includes('{signature}'))
  const said = (text: string) => (names ? text.slice(signedSms('', row.signature).length) : text)
  return {
    send: async (phone, text) => {
      const signature = row.signature ?? ''
      const values = { phone, signature, text: said(text), secret: secret ?? '' }
      const { url, ...request } = gatewayRequest(row, values)
      try {
        const signal = AbortSignal.timeout(patience)
        const answer = await fetch(url, { ...request, redirect: 'error', signal })
        const told = await beginningOf(answer)
        if (isTaken(answer.status, told, row)) return null
        if (answer.status < 500) return trouble('message', 'gatewayRefused', told)
        // What breaks there, or behind it, may have taken the message before.
        return { ...trouble('unsure', 'gatewayDown', told), stops: true }
      } catch (error) {
        // What could not even be reached took nothing; of all else nobody knows.
        return wasNeverReached(error)
          ? trouble('account', 'gatewayUnreachable')
          : trouble('unsure', 'mailCut')
      }
    },
  }
}

const neverReached = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])
const wasNeverReached = (error: unknown): boolean => {
  const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined
  return (
    neverReached.has(cause?.code ?? '') ||
    /^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|UND_ERR_CONNECT)/.test(cause?.code ?? '')
  )
}

async function beginningOf(answer: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body ?? []) {
    parts.push(part)
    size += part.length
    if (size >= longest) break
  }
  return Buffer.concat(parts).subarray(0, longest).toString('utf8')
}
