import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Connection } from '../session.ts'

/** A cookie is seen by every port of a host, so each office has its own name for it. */
const cookieName = (port: number) => `laike-${port}`

/**
 * A browser, known by a cookie that it gets when somebody signs in, new each time, and that no script can read. What
 * it sends otherwise is a guess, and holds no session.
 */
export function browserConnection(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
): Connection {
  const name = cookieName(port)
  let session = cookieOf(request, name)
  const set = (value: string, more = '') =>
    response.setHeader('set-cookie', `${name}=${value}; Path=/; HttpOnly; SameSite=Strict${more}`)
  return {
    get session() {
      return session
    },
    device: 'browser',
    hold: (next) => {
      session = next.id
      set(next.id)
    },
    release: () => {
      session = undefined
      set('', '; Max-Age=0')
    },
  }
}

function cookieOf(request: IncomingMessage, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}
