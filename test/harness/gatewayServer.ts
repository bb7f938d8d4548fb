import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a gateway is asked. */
export interface GatewayAsked {
  readonly authorization: string
  readonly body: string
}

/** What it answers, with status 200 and no heads unless it says. */
export interface GatewayAnswer {
  readonly status?: number
  readonly heads?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Plays a story with a real HTTP server in this process, that answers as it is told. */
export async function withGateway(
  answer: (asked: GatewayAsked) => GatewayAnswer,
  story: (url: string) => Promise<void>,
): Promise<void> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { authorization = '' } = request.headers
      const said = answer({ authorization, body: Buffer.concat(parts).toString('utf8') })
      response.writeHead(said.status ?? 200, said.heads).end(said.body ?? '')
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  try {
    await story(`http://127.0.0.1:${port}/send`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
