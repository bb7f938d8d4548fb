import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runQuietly } from './run.mjs'
import { toolEnvironment } from './node24.mjs'

const sources = [
  'shared',
  'electron',
  'renderer',
  'resources',
  'electron.vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]

/**
 * A fingerprint of everything that the built program is made of: names and contents, tests left out.
 * @param {string} root
 */
export function sourceFingerprint(root) {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const path of filesUnder(root, source)) {
      hash
        .update(`${path}\0`)
        .update(readFileSync(join(root, path)))
        .update('\0')
    }
  }
  return hash.digest('hex')
}

/**
 * Whether out/ was built from the sources as they are now.
 * @param {string} root
 */
export function isBuilt(root) {
  const stamp = stampOf(root)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceFingerprint(root)
}

/**
 * Builds out/ and stamps it. Returns null, or the bundler's own words when it failed.
 * @param {string} root
 * @param {string} node a Node 24
 * @returns {Promise<string | null>}
 */
export async function build(root, node) {
  // Taken before the build: what is changed during it is built next time.
  const fingerprint = sourceFingerprint(root)
  rmSync(stampOf(root), { force: true })
  const { code, output } = await runQuietly(
    node,
    [join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build'],
    { cwd: root, env: toolEnvironment(root, process.env) },
  )
  if (code !== 0) return output.trim()
  writeFileSync(stampOf(root), fingerprint)
  return null
}

/** @param {string} root */
function stampOf(root) {
  return join(root, 'out', '.stamp')
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(root, path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return /\.test\.ts$/.test(path) ? [] : [path]
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(root, `${path}/${name}`))
}
