import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { freePortFrom } from './freePort.mjs'

it('goes past a port that somebody else is listening on', async () => {
  const neighbour = createServer().listen(0, '127.0.0.1')
  await once(neighbour, 'listening')
  const { port } = neighbour.address() as AddressInfo
  expect(await freePortFrom(port)).toBeGreaterThan(port)
  neighbour.close()
  await once(neighbour, 'close')
  expect(await freePortFrom(port)).toBe(port)
})

it('finds none past the last one', async () => {
  expect(await freePortFrom(65536)).toBeNull()
})
