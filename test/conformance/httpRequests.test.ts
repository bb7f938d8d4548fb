import { once } from 'node:events'
import type { ChildProcess } from 'node:child_process'
import { request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../shared/contentSecurityPolicy.ts'
import { deskFolder, openServer } from './transports.ts'

const folder = deskFolder()
const password = '西湖龙井 2026'
let child: ChildProcess
let origin: string
let cookie: string

interface Asked {
  readonly method?: string
  readonly path?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Sends a request as written, with headers that no browser would let a page set. */
async function ask({ method = 'POST', path = '/rpc/records/list', body, headers }: Asked) {
  const { hostname, port } = new URL(origin)
  const sent = request({
    hostname,
    port,
    method,
    path,
    headers: { 'content-type': 'application/json', cookie, ...headers },
  })
  sent.end(body ?? (method === 'POST' ? '{"json":{"entity":"customer"}}' : undefined))
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  return { status: answer.statusCode!, headers: answer.headers, body: await text(answer) }
}

const own = () => new URL(origin).host

beforeAll(async () => {
  ;({ child, origin } = await openServer(folder.data, 0))
  cookie = ''
  const setUp = await ask({
    path: '/rpc/office/setUp',
    body: JSON.stringify({
      json: {
        protection: 'protected',
        name: '春风商贸',
        locale: 'zh-CN',
        administrator: { name: '沈一禾', password },
      },
    }),
  })
  cookie = setUp.headers['set-cookie']![0]!.split(';')[0]!
})
afterAll(async () => {
  expect((await ask({})).status).toBe(200)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  folder.remove()
})

describe('a session over HTTP', () => {
  const signIn = (headers = {}) =>
    ask({
      path: '/rpc/session/signIn',
      body: JSON.stringify({ json: { login: '沈一禾', password } }),
      headers,
    })

  it('is a cookie of 256 random bits that no script reads and no other site sends', async () => {
    const { headers } = await signIn({ cookie: '' })
    expect(headers['set-cookie']).toHaveLength(1)
    expect(headers['set-cookie']![0]).toMatch(
      /^laike-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    )
  })

  it('is a new one for each signing in, whatever cookie was sent', async () => {
    const { headers } = await signIn({ cookie: `${cookie.split('=')[0]}=${'A'.repeat(43)}` })
    expect(headers['set-cookie']![0]).not.toContain('A'.repeat(43))
  })

  it.each([
    ['no cookie', () => ''],
    ['a guessed one', () => `${cookie.slice(0, -4)}AAAA`],
    ['an inherited one', () => `${cookie.split('=')[0]}=__proto__`],
    ['one of another name', () => `laike=${cookie.split('=')[1]}`],
    ['nonsense', () => '=; ;;laike'],
  ])('is not there with %s', async (_, forged) => {
    const { status, body } = await ask({ headers: { cookie: forged() } })
    expect([status, body]).toEqual([422, expect.stringContaining('"signedOut"')])
  })
})

describe('a request from elsewhere', () => {
  it.each([
    ['a name that leads here', { host: 'evil.example' }, 421],
    ['a name that looks like ours', { host: '127.0.0.1.evil.example' }, 421],
    ['another port', { host: '127.0.0.1:1' }, 421],
    ['a foreign page', { origin: 'http://evil.example' }, 403],
    ['a page of another port', { origin: 'http://127.0.0.1:1' }, 403],
    ['a page without origin', { origin: 'null' }, 403],
    ['a page of this site but not this origin', { 'sec-fetch-site': 'same-site' }, 403],
    ['a link on a foreign page', { 'sec-fetch-site': 'cross-site' }, 403],
  ])('under %s is refused', async (_, headers, status) => {
    expect(await ask({ headers })).toMatchObject({ status, body: '' })
    expect(await ask({ method: 'GET', path: '/', headers })).toMatchObject({ status, body: '' })
  })

  it('is one of our own under either name of this machine', async () => {
    const { port } = new URL(origin)
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`]) {
      const headers = {
        host,
        origin: `http://${host.toLowerCase()}`,
        'sec-fetch-site': 'same-origin',
      }
      expect((await ask({ headers })).status).toBe(200)
    }
  })
})

describe('a request that is no call', () => {
  it.each<[string, Asked, number]>([
    ['by GET', { method: 'GET' }, 405],
    ['by PUT', { method: 'PUT' }, 405],
    ['asked beforehand by a foreign page', { method: 'OPTIONS' }, 405],
    ['as a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
    [
      'as a form with files',
      { headers: { 'content-type': 'multipart/form-data; boundary=x' } },
      415,
    ],
    ['as plain text', { headers: { 'content-type': 'text/plain' } }, 415],
    ['as a stream', { headers: { 'content-type': 'text/event-stream' } }, 415],
    ['as a file', { headers: { 'content-disposition': 'attachment; filename=x' } }, 415],
    ['without type', { headers: { 'content-type': '' } }, 415],
    ['that is no JSON', { body: '{"json":' }, 400],
    ['with an address that can’t be read', { path: '/rpc/%E0%A4%A' }, 400],
    ['to nowhere', { path: '/rpc/records/list/%2e%2e/all' }, 404],
  ])('%s is refused', async (_, asked, status) => {
    const answer = await ask(asked)
    expect(answer.status).toBe(status)
    expect(answer.body).not.toMatch(/node_modules|\.ts:/)
  })

  it('larger than any call is refused before it has all come', async () => {
    const { hostname, port } = new URL(origin)
    const socket = connect(Number(port), hostname)
    socket.write(
      `POST /rpc/records/list HTTP/1.1\r\nHost: ${own()}\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${3 * 1024 * 1024}\r\n\r\n{"json":"`,
    )
    const [answer] = (await once(socket, 'data')) as [Buffer]
    expect(String(answer)).toMatch(/^HTTP\/1\.1 413/)
    socket.destroy()
  })

  it('larger than it says is refused too', async () => {
    const { hostname, port } = new URL(origin)
    const socket = connect(Number(port), hostname)
    socket.on('error', () => {})
    socket.write(
      `POST /rpc/records/list HTTP/1.1\r\nHost: ${own()}\r\nContent-Type: application/json\r\n` +
        `Transfer-Encoding: chunked\r\n\r\n`,
    )
    const part = 'x'.repeat(64 * 1024)
    for (let sent = 0; sent < 40; sent++) socket.write(`10000\r\n${part}\r\n`)
    const [answer] = (await once(socket, 'data')) as [Buffer]
    expect(String(answer)).toMatch(/^HTTP\/1\.1 413/)
    socket.destroy()
  })
})

describe('the interface', () => {
  const get = (path: string, headers = {}) => ask({ method: 'GET', path, headers })

  it('is there under every address that it draws itself, asked for anew each time', async () => {
    for (const path of ['/', '/customers', '/customers/01a2?view=x', '/settings/accounts']) {
      const { status, headers, body } = await get(path)
      expect([status, body]).toEqual([200, '<!doctype html><title>Laike</title>'])
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
      expect((await get(path, { 'if-none-match': headers.etag })).status).toBe(304)
    }
  })

  it('keeps what is named by its content for a year', async () => {
    const { headers } = await get('/assets/index-4f2a.js')
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  it.each([
    '/assets/gone.js',
    '/assets/',
    '/favicon.ico',
    '/../office/office.laike',
    '/..%2foffice%2foffice.laike',
    '/assets/..%5c..%5coffice%5coffice.laike',
    '//etc/passwd.txt',
    '/__proto__.js',
  ])('has nothing at %s', async (path) => {
    expect(await get(path)).toMatchObject({ status: 404, body: '' })
  })

  it('takes nothing', async () => {
    expect((await ask({ path: '/' })).status).toBe(405)
  })
})
