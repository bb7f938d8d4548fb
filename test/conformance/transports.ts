import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { on, once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { MessageChannel, Worker } from 'node:worker_threads'
import { inject } from 'vitest'
import { connect, type Connection } from '../../renderer/connection.ts'
import { httpLinks, portLinks } from '../../renderer/linkSources.ts'
import { putNewOffice, tempFolder } from '../harness/office.ts'

/** Longer than a busy machine takes to start a host. */
export const patience = 60_000

/** A host that runs apart from the test, kept alive as the desktop and `npm start` keep theirs. */
export interface RunningHost {
  /** A window of its own, or a browser of its own. */
  open(): Connection
  /** Ends the host as a crash would; whoever keeps it alive starts the next one. Resolves when that is open. */
  crash(): Promise<void>
  /** Ends it properly. Resolves with its exit code. */
  stop(): Promise<number>
}

/** A host to which what no client of ours would send can be sent. */
export interface WiredHost extends RunningHost {
  wire(): Wire
}

/** Sends a text as the body of a call, and answers with what came back. */
export type Wire = (path: string, body: string) => Promise<{ status: number; body: unknown }>

/** A way between the interface and the host. */
export interface Transport<H extends RunningHost = RunningHost> {
  readonly name: string
  start(data: string): Promise<H>
}

/** A folder with a new office, and with a built interface of one page and one script. */
export function deskFolder() {
  const { path, remove } = tempFolder()
  const page = join(path, 'page')
  mkdirSync(join(page, 'assets'), { recursive: true })
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Laike</title>')
  writeFileSync(join(page, 'assets', 'index-4f2a.js'), 'export {}')
  const data = join(path, 'office')
  mkdirSync(data)
  putNewOffice(data)
  return { data, page, remove }
}

export const port: Transport<WiredHost> = {
  name: 'message port',
  start: async (data) => {
    const windows = new Set<(port: MessagePort) => void>()
    let worker = await openWorker(data)
    // Node's port does what the client asks of a window's.
    const hand = (take: (port: MessagePort) => void) =>
      take(handedPort(worker) as unknown as MessagePort)
    return {
      open: () =>
        connect(
          portLinks((take) => {
            windows.add(take)
            hand(take)
          }),
          patience,
        ),
      wire: () => {
        const port = handedPort(worker)
        return async (path, body) => {
          const id = randomUUID()
          port.postMessage(`{"i":"${id}","p":{"u":"${path}","b":${body}}}`)
          for await (const [text] of on(port, 'message')) {
            const { i, p } = JSON.parse(String(text)) as {
              i: string
              p: { s?: number; b?: unknown }
            }
            if (i === id) return { status: p.s ?? 200, body: p.b }
          }
          throw new Error('The port was closed')
        }
      },
      crash: async () => {
        await worker.terminate()
        worker = await openWorker(data)
        for (const take of windows) hand(take)
      },
      stop: async () => {
        worker.postMessage({ type: 'stop' })
        const [code] = (await once(worker, 'exit')) as [number]
        return code
      },
    }
  },
}

/** One end of a channel whose other end a host has. */
export function handedPort(worker: Worker) {
  const { port1, port2 } = new MessageChannel()
  worker.postMessage({ type: 'port', port: port1 }, [port1])
  return port2
}

/** Starts a host in a thread; resolves when the office is open. */
export async function openWorker(data: string): Promise<Worker> {
  const worker = new Worker(join(inject('hosts'), 'main.js'), { argv: ['--data', data] })
  const [message] = (await once(worker, 'message')) as [{ type: string }]
  if (message.type !== 'ready') throw new Error(`The host said ${JSON.stringify(message)}`)
  return worker
}

export const http: Transport<WiredHost> = {
  name: 'HTTP',
  start: async (data) => {
    let { child, origin } = await openServer(data, 0)
    return {
      open: () => openBrowser(origin),
      wire: () => {
        const ask = browser(origin)
        return async (path, body) => {
          const headers = { 'content-type': 'application/json' }
          const request = new Request(`${origin}/rpc${path}`, { method: 'POST', headers, body })
          const response = await ask(request)
          const text = await response.text()
          return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
        }
      },
      crash: async () => {
        child.kill('SIGKILL')
        await once(child, 'exit')
        ;({ child, origin } = await openServer(data, Number(new URL(origin).port)))
      },
      stop: async () => {
        child.kill('SIGTERM')
        const [code] = (await once(child, 'exit')) as [number]
        return code
      },
    }
  },
}

/** Starts a browser host as a process; resolves when it says where it is. */
export async function openServer(
  data: string,
  port: number,
  ...more: readonly string[]
): Promise<{ child: ChildProcess; origin: string }> {
  const page = join(dirname(data), 'page')
  const { child, output } = spawnServe([
    '--data',
    data,
    '--port',
    String(port),
    '--static',
    page,
    ...more,
  ])
  const opened = () => /Laike is open at (http:\S+)/.exec(output())?.[1]
  const ended = once(child, 'exit')
  while (!opened() && child.exitCode === null) {
    await Promise.race([once(child.stdout!, 'data'), ended])
  }
  const origin = opened()
  if (!origin) throw new Error(`The host did not open: ${output()}`)
  return { child, origin }
}

/** Runs the browser host with these arguments. */
export function spawnServe(args: readonly string[]): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [join(inject('hosts'), 'serve.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const hear = (chunk: Buffer) => (text += String(chunk))
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  return { child, output: () => text }
}

/** A browser that shows the page of a host. */
export const openBrowser = (origin: string): Connection =>
  connect(httpLinks(origin, browser(origin)), patience)

/** What of a browser matters here: it keeps cookies and says where a request comes from. */
export function browser(origin: string): (request: Request) => Promise<Response> {
  const cookies = new Map<string, string>()
  return async (request) => {
    const headers = new Headers(request.headers)
    headers.set('origin', origin)
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(new Request(request, { headers }))
    for (const cookie of response.headers.getSetCookie()) {
      const [name, value] = cookie.split(/[=;]/)
      cookies.set(name!, value!)
    }
    return response
  }
}
