import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { contentSecurityPolicy } from '../../../../shared/contentSecurityPolicy.ts'
import type { Door } from '../../door.ts'
import type { CallContext } from '../procedures.ts'
import { router } from '../router.ts'
import { browserConnection } from './browserConnection.ts'
import { callerOf } from '../caller.ts'
import { plainJson } from './plainJson.ts'
import { serveStatic, type StaticFiles } from './staticFiles.ts'
import { untrusted } from './trusted.ts'

/** Bytes of the largest body: an import of 64 MB in base64, and room around it. */
const largestBody = 90 * 1024 * 1024
/** Bytes of the largest body of any other call. */
const largeBody = 2 * 1024 * 1024

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const

/** The interface and the contract, served to the browsers of this desk. */
export interface HttpServer {
  /** The port it got. */
  readonly port: number
  close(): Promise<void>
}

/** Starts on 127.0.0.1; port 0 takes any free one. Rejects with the system's error when the port can't be had. */
export async function serveHttp(door: Door, files: StaticFiles, port: number): Promise<HttpServer> {
  const small = handlerFor(largeBody)
  const large = handlerFor(largestBody)
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      door.log.defect('http', request.method ?? '', error)
      response.destroy()
    })
  })
  await listening(server, port)
  const own = (server.address() as AddressInfo).port

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    const refused = untrusted(request.headers, own)
    if (refused) return refuse(request, response, refused)
    const path = pathOf(request)
    if (path === undefined) return refuse(request, response, 400)
    if (!path.startsWith('/rpc/')) return serveStatic(files, path, request, response)

    const wrong = notACall(request)
    if (wrong) return refuse(request, response, wrong)
    response.setHeader('cache-control', 'no-store')
    const connection = browserConnection(request, response, own)
    // A large body is read for somebody who is signed in, and for nobody else.
    const { host } = door
    const mayBeLarge =
      host && path.startsWith('/rpc/importing/') && callerOf(host, connection, 'look')
    const handler = mayBeLarge ? large : small
    const { matched } = await handler.handle(request, response, {
      prefix: '/rpc',
      context: { door, connection },
    })
    if (!matched) refuse(request, response, 404)
  }

  return {
    port: own,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const handlerFor = (maxBodySize: number) =>
  new RPCHandler<CallContext>(router, {
    ...plainJson(),
    plugins: [new BodyLimitPlugin({ maxBodySize })],
  })

function notACall({ method, headers }: IncomingMessage): 405 | 415 | undefined {
  if (method !== 'POST') return 405
  const type = headers['content-type']
  if (!/^application\/json\b/i.test(type ?? '')) return 415
  return 'content-disposition' in headers ? 415 : undefined
}

/** The path that is asked for, decoded; undefined when it can't be read. */
function pathOf({ url = '/' }: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent(new URL(url, 'http://host').pathname)
  } catch {
    return undefined
  }
}

/** Answers without a body, and does not wait for what is still being sent. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  response.setHeader('connection', 'close')
  response.writeHead(status).end()
  request.resume()
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}
