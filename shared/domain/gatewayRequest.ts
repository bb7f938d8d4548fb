import type { TimeZone } from './timeZone.ts'

/** How a gateway is asked, as its record says. */
export interface GatewayForm {
  readonly url: string
  readonly method: 'get' | 'post'
  readonly headers: string | null
  readonly body: string | null
}

/** What stands for the places in it. */
export interface GatewayValues {
  readonly phone: string
  readonly text: string
  readonly signature: string
  readonly secret: string
}

/** A request, ready to be sent. */
export interface GatewayRequest {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

const place = /\{(phone|text|signature|secret)\}/g
const filled = (form: string, values: GatewayValues, write: (value: string) => string) =>
  form.replace(place, (_whole, name: keyof GatewayValues) => write(values[name]))

/** Fills a request: each value is written as its place wants it, so that no text can break out of its own. */
export function gatewayRequest(form: GatewayForm, values: GatewayValues): GatewayRequest {
  const headers = headersOf(
    filled(form.headers ?? '', values, (value) => value.replace(/[^\x20-\x7e]/g, '')),
  )
  const isPost = form.method === 'post'
  const body = isPost && form.body ? form.body.trim() : null
  const kind = kindOf(headers, body ?? '')
  const named = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')
  return {
    url: filled(form.url, values, encodeURIComponent),
    method: isPost ? 'POST' : 'GET',
    headers: body !== null && !named ? { ...headers, 'Content-Type': types[kind] } : headers,
    body: body === null ? null : filled(body, values, writers[kind]),
  }
}

const types = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
  form: 'application/x-www-form-urlencoded; charset=utf-8',
} as const

const writers = {
  json: (value: string) => JSON.stringify(value).slice(1, -1),
  xml: (value: string) => value.replace(/[<>&'"]/g, (sign) => `&#${sign.charCodeAt(0)};`),
  form: encodeURIComponent,
} as const

function kindOf(headers: Readonly<Record<string, string>>, body: string): keyof typeof types {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  if (type ? type.includes('json') : /^[{[]/.test(body)) return 'json'
  return (type ? type.includes('xml') : body.startsWith('<')) ? 'xml' : 'form'
}

function headersOf(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.includes(':'))
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()]
    }),
  )
}

/** Whether a gateway says that it took a message: by its status alone, by a text in its answer, or by a value in its JSON. */
export function isTaken(
  status: number,
  answer: string,
  { successPath, successValue }: { successPath: string | null; successValue: string | null },
): boolean {
  if (status < 200 || status > 299) return false
  if (!successPath) return !successValue || answer.includes(successValue)
  try {
    const found = valueAt(JSON.parse(answer), successPath)
    return found !== undefined && String(found) === (successValue ?? '')
  } catch {
    return false
  }
}

/** A moment as gateways write it, `2026-11-27 09:30:00`, and one that names its place on the globe. */
const moment = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d/
const placed = /(Z|[+-]\d\d:?\d\d)$/i

/**
 * When a reply came, in UTC milliseconds, by the first moment that it tells of itself, on the wall of a time zone unless it says
 * otherwise; null where it tells none.
 */
export function momentIn(reply: unknown, { instantOf }: TimeZone): number | null {
  if (typeof reply !== 'object' || reply === null) return null
  const told = Object.values(reply).find((value) => typeof value === 'string' && moment.test(value))
  const said = String(told).trim().replace(' ', 'T')
  const at = Date.parse(placed.test(said) ? said : `${said}Z`)
  if (Number.isNaN(at)) return null
  return placed.test(said) ? at : instantOf(at)
}

/** What stands in JSON at a path, `data.0.code`; all of it where the path is empty. */
export const valueAt = (json: unknown, path: string): unknown =>
  path === ''
    ? json
    : path
        .split('.')
        .reduce<unknown>(
          (held, key) =>
            typeof held === 'object' && held !== null && Object.hasOwn(held, key)
              ? (held as Record<string, unknown>)[key]
              : undefined,
          json,
        )
