import type { IncomingHttpHeaders } from 'node:http'

/**
 * Why a request is not answered, as its status, or undefined when it may be. The browser host speaks to browsers of
 * its own desk alone, and to its own pages there: a foreign name that leads to this desk (DNS rebinding) shows in
 * `Host`, a foreign page in `Origin` or `Sec-Fetch-Site`.
 */
export function untrusted(
  { host, origin, 'sec-fetch-site': site }: IncomingHttpHeaders,
  port: number,
): 403 | 421 | undefined {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`]
  if (port === 80) own.push('127.0.0.1', 'localhost')
  if (host === undefined || !own.includes(host.toLowerCase())) return 421
  if (origin !== undefined && origin !== `http://${host.toLowerCase()}`) return 403
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none') return 403
  return undefined
}
