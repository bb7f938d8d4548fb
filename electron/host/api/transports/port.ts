import { RPCHandler } from '@orpc/server/message-port'
import { ORPCError } from '@orpc/server'
import { problem, type Failure } from '../../../../shared/failure.ts'
import type { Door } from '../../door.ts'
import type { Log } from '../../log.ts'
import type { CallContext } from '../procedures.ts'
import { router } from '../router.ts'
import { createConnection } from '../session.ts'
import { plainJson } from './plainJson.ts'

/** A port as Node's worker threads have it, and as Electron's utility process does. */
export interface HostPort {
  on(event: 'message' | 'close', listener: (message?: unknown) => void): unknown
  postMessage(message: unknown): void
  start(): void
  close(): void
}

/** Serves the contract to whoever holds the other end of a port, until either end closes. */
export function servePort(door: Door, port: HostPort): void {
  const handler = new RPCHandler<CallContext>(router, plainJson())
  const connection = createConnection()
  handler.upgrade(checkedPort(door.log, port), { context: { door, connection } })
  const hangUp = () => port.close()
  port.on('close', () => {
    door.closing.removeEventListener('abort', hangUp)
    if (connection.session !== undefined) door.host?.sessions.end(connection.session)
  })
  door.closing.addEventListener('abort', hangUp, { once: true })
  port.start()
}

/** The port as oRPC listens to it: only frames that can be calls get through, since what throws there is caught by nobody. */
function checkedPort(log: Log, port: HostPort) {
  return {
    postMessage: (message: unknown) => port.postMessage(message),
    on: (event: string, listener: (event?: { data: unknown }) => void) => {
      if (event === 'close') port.on('close', () => listener())
      if (event !== 'message') return
      port.on('message', (message) => {
        const content = contentOf(message)
        const frame = readFrame(content)
        if (frame) return listener({ data: frame })
        log.note('a frame that is no call was refused')
        const call = callTooLong(content)
        if (call) port.postMessage(tooBig(call))
      })
    },
  }
}

/** Electron wraps what was posted in an event; worker threads don't. */
const contentOf = (message: unknown) =>
  typeof message === 'object' && message !== null && 'data' in message ? message.data : message

/** Characters of the largest frame: an import of 64 MB in base64, and room around it. */
const longest = 90 * 1024 * 1024
const callPath = /^(\/[\w-]{1,50}){1,4}$/
const call = 1
const abort = 4

/** A call or the end of one, as oRPC frames them, or undefined: no headers, no method, no stream and no bytes. */
function readFrame(text: unknown): object | undefined {
  if (typeof text !== 'string' || text.length > longest) return undefined
  const frame = parsed(text)
  if (!isRecord(frame) || typeof frame.i !== 'string' || frame.i.length > 50) return undefined
  if (frame.t === abort) return { i: frame.i, t: abort }
  const payload = frame.p
  if ((frame.t !== undefined && frame.t !== call) || !isRecord(payload)) return undefined
  const { u: path, b: body } = payload
  if (typeof path !== 'string' || !callPath.test(path)) return undefined
  if (body !== undefined && !isRecord(body)) return undefined
  return { i: frame.i, p: { u: path, b: body } }
}

/** Id of a call that is refused for its length alone, so that whoever waits for it is told. */
const callTooLong = (text: unknown) =>
  typeof text === 'string' && text.length > longest
    ? /^\{"i":"(\w{1,50})"/.exec(text.slice(0, 60))?.[1]
    : undefined

function tooBig(call: string): string {
  const data: Failure = { kind: 'invalid', problems: [problem([], 'tooBig')] }
  const error = new ORPCError('FAILURE', { status: 422, data, defined: true })
  return JSON.stringify({ i: call, p: { s: 422, b: { json: error } } })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
