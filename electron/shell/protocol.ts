import { protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, isAbsolute } from 'node:path'
import { contentSecurityPolicy } from '../../shared/contentSecurityPolicy.ts'

/** The address of the interface inside the desktop app. */
export const appAddress = 'app://laike/'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

/** Makes `app://` a secure origin like https. To be called before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the files of `folder`, and nothing outside it, as `app://laike/`. */
export function serveInterface(folder: string): void {
  protocol.handle('app', (request) => answer(folder, request))
}

async function answer(folder: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
  const file = fileFor(folder, request.url)
  if (!file) return refuse(404)
  try {
    const content = await readFile(file)
    const type = contentTypes[extname(file)] ?? 'application/octet-stream'
    return new Response(content, { headers: { ...headers, 'Content-Type': type } })
  } catch {
    return refuse(404)
  }
}

function fileFor(folder: string, address: string): string | undefined {
  const url = new URL(address)
  if (url.host !== 'laike') return undefined
  let path: string
  try {
    path = decodeURIComponent(url.pathname)
  } catch {
    return undefined
  }
  // %2f, %5c and %00 survive the URL parser and only here turn into what a file system would follow.
  if (path.includes('\0') || path.includes('\\')) return undefined
  const file = join(folder, path)
  const inside = relative(folder, file)
  if (inside.startsWith('..') || isAbsolute(inside)) return undefined
  return extname(file) ? file : join(folder, 'index.html')
}

function refuse(status: number): Response {
  return new Response(null, { status, headers })
}
