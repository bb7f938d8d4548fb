import type { CustomScheme } from 'electron'
import type { Served } from '../calls.ts'
import { app } from './app.ts'

type Handler = (request: Request) => Response | Promise<Response>

const handlers = new Map<string, Handler>()

/** The schemes the app declared before it was ready. */
export const declaredSchemes: CustomScheme[] = []

/** Electron's protocol. */
export const protocol = {
  registerSchemesAsPrivileged(schemes: CustomScheme[]) {
    if (app.isReady()) throw new Error('Schemes are declared before the app is ready.')
    declaredSchemes.push(...schemes)
  },
  handle(scheme: string, handler: Handler) {
    if (!app.isReady()) throw new Error('protocol.handle() waits for the app to be ready.')
    handlers.set(scheme, handler)
  },
}

/** Asks the app's own handler for an address; undefined when no handler has its scheme. */
export async function serve(url: string, method: string): Promise<Served | undefined> {
  const handler = handlers.get(url.slice(0, url.indexOf(':')))
  if (!handler) return undefined
  const response = await handler(new Request(url, { method }))
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  }
}
