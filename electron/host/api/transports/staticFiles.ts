import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import type { IncomingMessage, ServerResponse } from 'node:http'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
}

interface StaticFile {
  readonly content: Buffer
  readonly type: string
  readonly tag: string
  /** Its name changes with its content, so that a browser never asks twice. */
  readonly hashed: boolean
}

/** The files of the interface, by the path they are asked under. */
export type StaticFiles = ReadonlyMap<string, StaticFile>

/** Reads the interface into memory: what is served is one build, and nothing outside of it can be named. */
export function readStaticFiles(folder: string): StaticFiles {
  const files = new Map<string, StaticFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const path = `/${file.slice(folder.length).split(sep).filter(Boolean).join('/')}`
    const content = readFileSync(file)
    files.set(path, {
      content,
      type: types[extname(file)] ?? 'application/octet-stream',
      tag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
      hashed: path.startsWith('/assets/'),
    })
  }
  return files
}

/** Answers with a file of the interface; any other page is the interface's own to draw, from its index.html. */
export function serveStatic(
  files: StaticFiles,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const file = files.get(path === '/' ? '/index.html' : path) ?? pageFor(files, path)
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405)
  if (!file) return end(response, 404)
  response.setHeader('etag', file.tag)
  response.setHeader(
    'cache-control',
    file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  )
  if (request.headers['if-none-match'] === file.tag) return end(response, 304)
  response.setHeader('content-type', file.type)
  response.setHeader('content-length', file.content.length)
  response.writeHead(200).end(request.method === 'HEAD' ? undefined : file.content)
}

const pageFor = (files: StaticFiles, path: string) =>
  extname(path) === '' && !path.startsWith('/assets/') ? files.get('/index.html') : undefined

const end = (response: ServerResponse, status: number) => void response.writeHead(status).end()
