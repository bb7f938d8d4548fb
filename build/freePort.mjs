import { createServer } from 'node:net'

const loopback = '127.0.0.1'
const last = 65535

/**
 * Whether a port of this machine's loopback can be listened on just now.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
  return new Promise((settle) => {
    const probe = createServer()
    probe.once('error', () => settle(false))
    probe.listen({ port, host: loopback, exclusive: true }, () => probe.close(() => settle(true)))
  })
}

/**
 * The first free port from `first` on, or null when there is none among the next hundred.
 * @param {number} first
 * @returns {Promise<number | null>}
 */
export async function freePortFrom(first) {
  for (let port = first; port < first + 100 && port <= last; port++) {
    if (await isFree(port)) return port
  }
  return null
}
