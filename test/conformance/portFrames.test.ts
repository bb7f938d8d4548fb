import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MessagePort, Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskFolder, handedPort, openWorker } from './transports.ts'

const folder = deskFolder()
let worker: Worker
let port: MessagePort
beforeAll(async () => {
  worker = await openWorker(folder.data)
  port = handedPort(worker)
})
afterAll(async () => {
  worker.postMessage({ type: 'stop' })
  expect(await once(worker, 'exit')).toEqual([0])
  folder.remove()
})

/** The answer to a call that is sent after something else was. */
async function answerAfter(...frames: unknown[]): Promise<unknown> {
  for (const frame of frames) port.postMessage(frame)
  port.postMessage('{"i":"last","p":{"u":"/office/state","b":{}}}')
  const [text] = (await once(port, 'message')) as [string]
  return JSON.parse(text)
}

describe('a port', () => {
  it.each<[string, unknown]>([
    ['nothing', null],
    ['a number', 7],
    ['an object', { i: '1', p: { u: '/office/state' } }],
    ['bytes', new Uint8Array([123, 125, 255, 1])],
    ['a buffer', new ArrayBuffer(8)],
    ['a list', []],
    ['no text', ''],
    ['no JSON', '{"i":"1",'],
    ['JSON that is no frame', '"laike"'],
    ['a frame without id', '{"p":{"u":"/office/state","b":{}}}'],
    ['an id that is no text', '{"i":{"$ne":1},"p":{"u":"/office/state","b":{}}}'],
    ['a frame without call', '{"i":"1"}'],
    ['a call to nowhere', '{"i":"1","p":{"b":{}}}'],
    ['a call to another machine', '{"i":"1","p":{"u":"http://evil.example/office/state","b":{}}}'],
    ['a call with a path upwards', '{"i":"1","p":{"u":"/../office/state","b":{}}}'],
    ['a body that is text', '{"i":"1","p":{"u":"/office/state","b":"{}"}}'],
    ['an event for no stream', '{"i":"1","t":3,"p":{"e":"message","d":{}}}'],
    ['an end of no call', '{"i":"__proto__","t":4}'],
    ['a message type nobody knows', '{"i":"1","t":"constructor","p":{"u":"/office/state","b":{}}}'],
  ])('that is sent %s says nothing, and answers the next call', async (_, frame) => {
    expect(await answerAfter(frame)).toMatchObject({ i: 'last' })
  })

  it('reads no headers, so that a call is always JSON', async () => {
    const headers = { 'content-type': 'multipart/form-data', 'content-disposition': 'filename=x' }
    const call = { i: 'form', p: { u: '/office/state', b: { json: {} }, h: headers, m: 'GET' } }
    port.postMessage(JSON.stringify(call))
    const [text] = (await once(port, 'message')) as [string]
    expect(JSON.parse(text)).toMatchObject({ i: 'form', p: { b: { json: { setUp: false } } } })
  })

  it('tells whoever sends too much, and lives on', async () => {
    const much = 'x'.repeat(91 * 1024 * 1024)
    port.postMessage(`{"i":"big","p":{"u":"/importing/run","b":{"json":{"content":"${much}"}}}}`)
    const [text] = (await once(port, 'message')) as [string]
    expect(JSON.parse(text)).toMatchObject({
      i: 'big',
      p: { s: 422, b: { json: { data: { kind: 'invalid', problems: [{ key: 'tooBig' }] } } } },
    })
    expect(await answerAfter('x'.repeat(91 * 1024 * 1024))).toMatchObject({ i: 'last' })
  })

  it('notes what it refused, and none of its words', () => {
    const log = readFileSync(join(folder.data, 'host.log'), 'utf8')
    expect(log).toContain('a frame that is no call was refused')
    expect(log).not.toContain('evil')
  })
})
