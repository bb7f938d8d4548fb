import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runQuietly } from './run.mjs'

/**
 * @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean }>} LockedPackages
 */

/**
 * Whether what npm says it put into node_modules is what the lockfile asks for. npm keeps that account itself, in
 * node_modules/.package-lock.json, so an install by hand counts as well as one of ours and a broken one never does.
 * @param {string} root top of the repository
 */
export function isInstalled(root) {
  const locked = lockedPackages(join(root, 'package-lock.json'))
  const present = lockedPackages(join(root, 'node_modules', '.package-lock.json'))
  if (!locked || !present) return false
  return Object.entries(locked).every(([path, wanted]) => {
    if (path === '') return true
    const found = present[path]
    // What is optional may be missing: it may be for another platform.
    if (!found) return wanted.optional === true
    return found.version === wanted.version && found.integrity === wanted.integrity
  })
}

/**
 * Installs what the lockfile asks for. Returns null, or npm's own words when it failed.
 * @param {string} root
 * @returns {Promise<string | null>}
 */
export async function install(root) {
  // Windows can't replace the node.exe that is running this, so there npm changes only what differs.
  const gently = process.platform === 'win32' && existsSync(join(root, 'node_modules'))
  const npm = npmCommand(process.env)
  const { code, output } = await runQuietly(
    npm.program,
    [
      ...npm.args,
      gently ? 'install' : 'ci',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ],
    { cwd: root, shell: npm.shell },
  )
  return code === 0 ? null : output.trim()
}

/**
 * How npm is started: with the Node it came with, since the one in node_modules goes away while npm replaces it.
 * @param {NodeJS.ProcessEnv} env
 */
function npmCommand(env) {
  if (env.npm_execpath?.endsWith('.js') && env.npm_node_execpath) {
    return { program: env.npm_node_execpath, args: [env.npm_execpath], shell: false }
  }
  return { program: 'npm', args: [], shell: process.platform === 'win32' }
}

/**
 * @param {string} file
 * @returns {LockedPackages | null}
 */
function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null
  } catch {
    return null
  }
}
