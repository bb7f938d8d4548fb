import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runQuietly } from './run.mjs'

const probeLimit = 6_000
const unreachableLimit = 10_000
const downloadLimit = 15 * 60_000

/**
 * The Electron program that belongs to the installed package, or null when its runtime was never fetched.
 * Looks at what Electron's own installer leaves behind: dist/version and path.txt.
 * @param {string} root
 * @returns {string | null}
 */
export function electronProgram(root) {
  const electron = join(root, 'node_modules', 'electron')
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  try {
    const dist = override ?? join(electron, 'dist')
    const name = override
      ? process.platform === 'win32'
        ? 'electron.exe'
        : 'electron'
      : readFileSync(join(electron, 'path.txt'), 'utf8')
    const { version } = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8'))
    const fetched = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '')
    const program = join(dist, name)
    return fetched === version && existsSync(program) ? program : null
  } catch {
    return null
  }
}

/**
 * Has Electron's own installer fetch the runtime, which checks what it got. Gives up within seconds where the
 * download's address doesn't answer; where it does, waits as long as a hundred megabytes may take.
 * @param {string} root
 * @param {string} node a Node 24
 * @param {() => void} onDownload called once when it will take a while
 * @returns {Promise<string | null>} the program, or null
 */
export async function fetchElectron(root, node, onDownload) {
  const abort = new AbortController()
  const installer = join(root, 'node_modules', 'electron', 'install.js')
  const ended = runQuietly(node, [installer], {
    cwd: root,
    env: { ...process.env, ELECTRON_GET_NO_PROGRESS: '1' },
    signal: abort.signal,
  })
  let limit = setTimeout(() => abort.abort(), unreachableLimit)
  void answers(downloadAddress(process.env), abort.signal).then((reachable) => {
    if (!reachable || abort.signal.aborted) return
    clearTimeout(limit)
    limit = setTimeout(() => abort.abort(), downloadLimit)
    onDownload()
  })
  await ended
  clearTimeout(limit)
  abort.abort()
  return electronProgram(root)
}

/**
 * Where the runtime comes from, with the mirrors that Electron's installer listens to.
 * @param {NodeJS.ProcessEnv} env
 */
export function downloadAddress(env) {
  return (
    env.npm_config_electron_mirror ||
    env.ELECTRON_MIRROR ||
    'https://github.com/electron/electron/releases/'
  )
}

/**
 * @param {string} address
 * @param {AbortSignal} signal
 */
async function answers(address, signal) {
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(probeLimit)])
    const { status } = await fetch(address, { method: 'HEAD', signal: limit })
    return status < 500
  } catch {
    return false
  }
}

/**
 * Whether this machine has a screen to open a window on.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 */
export function hasScreen(platform, env) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}
